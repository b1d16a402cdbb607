package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;

/** What a written VOTable says of the links services behind its rows. */
class LinksServicesTest {
  private static final String ADDRESS = "https://cadc.example/links";

  @Test
  void a_service_that_takes_publisher_dids_is_described_with_a_reference_to_their_column()
      throws IOException {
    // GIVEN
    List<Dataset> rows =
        List.of(
            dataset("A")
                .did("ivo://x/y?1")
                .links(ADDRESS + "?RUN=2&ID=ivo%3A%2F%2Fx%2Fy%3F1")
                .build(),
            dataset("A").did("ivo://x/y?2").links(ADDRESS + "?RUN=2&ID=ivo://x/y?2").build(),
            dataset("A").did("ivo://x/z").url("https://cadc.example/z.fits").build());
    // WHEN
    List<ServiceDescriptor> services = services(rows);
    // THEN
    then(services).hasSize(1);
    ServiceDescriptor service = services.getFirst();
    then(service.isLinks()).isTrue();
    then(service.accessUrl()).isEqualTo(ADDRESS + "?RUN=2");
    then(service.description()).isEqualTo("Links service of cadc.example");
    then(service.inputs()).hasSize(1);
    then(service.inputs().getFirst().name()).isEqualTo("ID");
    then(service.inputs().getFirst().kind()).isEqualTo(ServiceDescriptor.Kind.ROW);
    then(service.inputs().getFirst().column()).isEqualTo("obs_publisher_did");
  }

  @Test
  void a_service_that_is_asked_by_something_else_is_not_described() throws IOException {
    then(services(List.of(dataset("A").did("ivo://x/1").links(ADDRESS + "?ID=77").build())))
        .isEmpty();
    then(services(
            List.of(
                dataset("A").did("ivo://x/1").links(ADDRESS + "?ID=ivo://x/1").build(),
                dataset("A").did("ivo://x/2").links(ADDRESS + "?ID=77").build())))
        .as("nor when it is for some rows only")
        .isEmpty();
    then(services(List.of(dataset("A").did("ivo://x/1").links(ADDRESS).build()))).isEmpty();
    then(services(List.of(dataset("A").obsId("o").build()))).isEmpty();
  }

  @Test
  void services_of_several_archives_are_described_apart() throws IOException {
    // WHEN
    List<ServiceDescriptor> services =
        services(
            List.of(
                dataset("A").did("ivo://x/1").links(ADDRESS + "?id=ivo://x/1").build(),
                dataset("B").did("ivo://y/1").links("http://b.example/dl?ID=ivo://y/1").build()));
    // THEN
    then(services)
        .extracting(ServiceDescriptor::accessUrl)
        .containsExactly(ADDRESS, "http://b.example/dl");
    then(services)
        .extracting(s -> s.inputs().getFirst().name())
        .as("as each spells it")
        .containsExactly("id", "ID");
  }

  private static List<ServiceDescriptor> services(List<Dataset> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VoTables.write(rows, VoTables.Format.VOTABLE, "test", out);
    List<ServiceDescriptor> services = new ArrayList<>();
    VoTables.readObsCore(
        TableSource.of("test.vot", out.toByteArray()),
        new RowReceiver() {
          @Override
          public void table(ObsCoreTable table) {}

          @Override
          public void row(ObsCoreRow row) {}

          @Override
          public void services(List<ServiceDescriptor> described) {
            services.addAll(described);
          }
        });
    return services;
  }
}
