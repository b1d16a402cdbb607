package skysift.datalink;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.datalink.Link.LinkFault;
import skysift.datalink.Link.Product;
import skysift.datalink.Link.ServiceCall;

/** The recorded links documents of real archives, and what is odd in each. */
@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class DatalinkSamplesTest {

  @ParameterizedTest
  @CsvSource({
    "datalink-alma.xml, 9, 7, 2, 0",
    "datalink-alma-nested-this.xml, 8, 6, 2, 0",
    "datalink-casda.xml, 6, 2, 4, 0",
    "datalink-casda-noaccess.xml, 1, 0, 0, 1",
    "datalink-casda-invalid-ids.xml, 9, 0, 0, 9",
    "datalink-cadc-gemini.xml, 4, 1, 3, 0",
    "datalink-rubin-multiple.xml, 6, 2, 3, 1",
    "datalink-ska-qualifier.xml, 7, 4, 3, 0",
    "datalink-gavo-proc.xml, 5, 4, 1, 0"
  })
  void every_row_is_read(String file, int rows, int products, int services, int faults)
      throws IOException {
    // WHEN
    List<Link> links = sample(file).links();
    // THEN
    then(links).hasSize(rows);
    then(links).filteredOn(Product.class::isInstance).hasSize(products);
    then(links).filteredOn(ServiceCall.class::isInstance).hasSize(services);
    then(links).filteredOn(LinkFault.class::isInstance).hasSize(faults);
  }

  @Test
  void no_sample_is_forgotten() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      then(files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("datalink-")))
          .hasSize(9);
    }
  }

  @Test
  void alma_nests_links_through_a_service() throws IOException {
    // WHEN
    var alma = sample("datalink-alma.xml");
    // THEN
    var nested = (ServiceCall) alma.links().get(2);
    then(nested.semantics()).isEqualTo(Semantics.THIS);
    then(nested.serviceDef())
        .isEqualTo("DataLink.2017.1.01185.S_uid___A001_X12a3_Xe9_001_of_001.tar");
    then(nested.url().orElseThrow())
        .startsWith("https://almascience.org/datalink/sync?ID=")
        .endsWith("_001_of_001.tar");
    then(nested.standardId()).contains("ivo://ivoa.net/std/DataLink#links-1.0");
    then(alma.links()).filteredOn(l -> l.semantics().term().equals("#progenitor")).hasSize(4);
  }

  @Test
  void alma_calls_two_services_by_one_name() throws IOException {
    // WHEN
    var alma = sample("datalink-alma-nested-this.xml");
    // THEN
    then(((ServiceCall) alma.links().get(1)).url().orElseThrow()).contains("spw0_1_2_3");
    then(((ServiceCall) alma.links().get(5)).url().orElseThrow()).contains("spw0_4_8_12.cube");
    then(alma.warnings()).containsExactly("2 services are called SODA.sync, taken in turn");
    then(((Product) alma.links().get(0)).contentType()).contains("application/octet-stream");
    then(((Product) alma.links().get(0)).contentLength()).hasValue(1359360);
  }

  @Test
  void casda_offers_its_data_through_a_service_too() throws IOException {
    var casda = sample("datalink-casda.xml").links();
    then(casda).filteredOn(l -> l.semantics().equals(Semantics.THIS)).hasSize(4);
    then(((ServiceCall) casda.get(2)).standardId()).contains("ivo://ivoa.net/std/SODA#async-1.0");
  }

  @Test
  void casda_refuses_with_a_fault_of_its_own() throws IOException {
    var fault = (LinkFault) sample("datalink-casda-noaccess.xml").links().getFirst();
    then(fault.error())
        .isEqualTo(
            "DefaultFault: Sorry, but you do not have permission to access this data product");
    then(fault.semantics()).isEqualTo(Semantics.of("#error"));
  }

  @Test
  void casda_answers_without_an_id() throws IOException {
    var casda = sample("datalink-casda-invalid-ids.xml").links();
    then(casda).filteredOn(link -> link.id().isEmpty()).hasSize(2);
    then(((LinkFault) casda.get(6)).error()).isEqualTo("UsageFault: Invalid id null");
  }

  @Test
  void cadc_describes_the_cutouts_it_offers() throws IOException {
    var cadc = sample("datalink-cadc-gemini.xml").links();
    then(cadc).filteredOn(l -> l.semantics().isA(Semantics.of("#proc"))).hasSize(3);
    then(((ServiceCall) cadc.get(1)).standardId()).isEmpty();
    then(((ServiceCall) cadc.get(2)).url().orElseThrow()).endsWith("caom2ops/sync");
  }

  @Test
  void rubin_answers_three_ids_one_of_them_unknown() throws IOException {
    // WHEN
    var rubin = sample("datalink-rubin-multiple.xml");
    // THEN
    Set<String> ids = rubin.links().stream().map(Link::id).collect(toSet());
    then(ids).hasSize(3).allMatch(id -> id.startsWith("butler://dr1/"));
    then(((LinkFault) rubin.links().get(5)).error()).startsWith("NotFoundFault: Unknown dataset");
    then(rubin.links().get(2).semantics().term())
        .isEqualTo("https://rsp.lsst.io/guides/api/soda.html#MaskedImage");
    then(((Product) rubin.links().getFirst()).url()).endsWith("?X-Amz-Signature=abcdef");
  }

  @Test
  void ska_says_what_its_products_are() throws IOException {
    var ska = sample("datalink-ska-qualifier.xml").links();
    then(((Product) ska.get(0)).contentQualifier()).contains("cube");
    then(ska.get(1).semantics().term()).isEqualTo("#derived");
    then(((Product) ska.get(1)).contentType()).contains("application/hips");
    then(ska.get(1).id()).isEqualTo(ska.get(0).id());
  }

  @Test
  void gavo_names_a_process_first_and_two_ids() throws IOException {
    // WHEN
    var gavo = sample("datalink-gavo-proc.xml");
    // THEN
    then(gavo.links().getFirst().semantics()).isEqualTo(Semantics.of("#proc"));
    then(gavo.links().stream().map(Link::id).distinct()).hasSize(2);
    then(((Product) gavo.links().get(2)).contentLength()).isEmpty();
    then(gavo.links().get(4).semantics().term()).isEqualTo("urn:example:rdf/dlext#oracle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error-irsa-nph.xml | Either wrong or missing coordinate/object name.",
        "error-vizier-no-server.xml | The database is not currently reachable.",
        "error-ned.xml | No note found."
      })
  void an_error_document_gives_its_own_message(String file, String message) throws IOException {
    var links = sample(file).links();
    then(links).hasSize(1);
    then(((LinkFault) links.getFirst()).error()).startsWith(message);
  }

  private static LinksDocument sample(String name) throws IOException {
    try (InputStream in = Files.newInputStream(folder().resolve(name))) {
      return LinksDocument.read(in, name);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty("skysift.shared"), "vo-samples");
  }
}
