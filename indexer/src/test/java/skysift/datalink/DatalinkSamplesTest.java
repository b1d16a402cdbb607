package skysift.datalink;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.ImmutableListMultimap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.datalink.Link.LinkFault;
import skysift.datalink.Link.Product;
import skysift.datalink.Link.ServiceCall;
import skysift.vo.ServiceDescriptor;

/** The recorded links documents of real archives, and what is odd in each. */
@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class DatalinkSamplesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datalink-alma.xml",
        "datalink-alma-nested-this.xml",
        "datalink-casda.xml",
        "datalink-casda-noaccess.xml",
        "datalink-casda-invalid-ids.xml",
        "datalink-cadc-gemini.xml",
        "datalink-rubin-multiple.xml",
        "datalink-ska-qualifier.xml",
        "datalink-gavo-proc.xml"
      })
  void the_links_are_those_that_a_person_reads_out_of_the_file(String file) throws IOException {
    then(sample(file).links().stream().map(DatalinkSamplesTest::line))
        .containsExactlyElementsOf(readByPeople(file));
  }

  private static String line(Link link) {
    String term = link.semantics().term();
    return switch (link) {
      case Product p -> "product | " + term + " | " + p.url();
      case ServiceCall c -> "service | " + term + " | " + c.serviceDef();
      case LinkFault f -> "fault | " + term + " | " + f.error();
    };
  }

  /**
   * The lines of sample-links.txt below the file's name: kind, semantics, URL, service or fault.
   */
  private static List<String> readByPeople(String file) throws IOException {
    try (InputStream in = DatalinkSamplesTest.class.getResourceAsStream("sample-links.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .dropWhile(line -> !line.equals("== " + file))
          .skip(1)
          .takeWhile(line -> !line.startsWith("=="))
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "datalink-alma.xml|2|https://almascience.org/datalink/sync?ID=2017.1.01185.S_uid___A001_X12a3_Xe9_001_of_001.tar",
        "datalink-alma-nested-this.xml|5|https://2022jun.asa-test.hq.eso.org/soda/sync?ID=member.uid___A001_X12a3_Xe9.50_kms_cloud_sci.spw0_4_8_12.cube.I.manual.image.pbcor.fits",
        "datalink-cadc-gemini.xml|1|http://www.cadc-ccda.hia-iha.nrc-cnrc.gc.ca/caom2ops/cutout?uri=ad%3AGEMINI%2FS20120515S0064",
        "datalink-cadc-gemini.xml|2|http://www.cadc-ccda.hia-iha.nrc-cnrc.gc.ca/caom2ops/sync?ID=ad%3AGEMINI%2FS20120515S0064",
        "datalink-rubin-multiple.xml|1|https://data-dev.lsst.cloud/api/cutout/sync?ID=butler%3A%2F%2Fdr1%2Fac691f52-c1a0-4199-b049-182cf403dc37",
        "datalink-rubin-multiple.xml|2|https://data-dev.lsst.cloud/api/cutout/sync?ID=butler%3A%2F%2Fdr1%2Fac691f52-c1a0-4199-b049-182cf403dc37&CUTOUTDETAIL=MaskedImage",
        "datalink-ska-qualifier.xml|4|http://aladin.u-strasbg.fr/cgi-bin/SODA-HiPS.aladin-sync.py?ID=https%3A%2F%2Fcds%2Fhips%2FP%2FAPERTIF_DR1%2F200104010_AP_B007%2FHI_image_cube1",
        "datalink-gavo-proc.xml|0|http://example.com/proc_ds?ID=ivo%3A%2F%2Forg.gavo.dc%2F~%3Fbgds%2Fdata%2Fgds_big%2Fv6a%2F2010%2FGDS_0644-0035%2Fi_s%2Feq010000ms%2F20100927.comb_avg.0001.fits.fz"
      })
  void a_service_is_called_with_what_document_and_row_give(String file, int row, String url)
      throws IOException {
    // GIVEN
    var call = (ServiceCall) sample(file).links().get(row);
    // THEN
    then(ServiceForm.of(call.service().orElseThrow()).url(ImmutableListMultimap.of()))
        .isEqualTo(url);
  }

  @Test
  void casda_refers_to_a_column_outside_the_standard_and_works_through_jobs() throws IOException {
    // GIVEN
    var cutout = (ServiceCall) sample("datalink-casda.xml").links().get(4);
    var form = ServiceForm.of(cutout.service().orElseThrow());
    // THEN
    then(form.sent(ImmutableListMultimap.of()).get("ID")).containsExactly("cube-244");
    then(form.obstacle()).isEmpty();
    then(form.isAsync()).isTrue();
    thenThrownBy(() -> form.url(ImmutableListMultimap.of())).hasMessageContaining("SODA#async-1.0");
    then(form.parameter("POS").alternatives())
        .extracting(ServiceDescriptor.Input::xtype)
        .containsExactly("circle", "range", "polygon");
    then(form.parameter("POS").checked("10, -5 0.1")).isEqualTo("CIRCLE 10 -5 0.1");
    then(form.parameter("POS").checked("10 11 -5 -4")).isEqualTo("RANGE 10 11 -5 -4");
  }

  @Test
  void gavo_states_the_limits_of_its_data() throws IOException {
    // GIVEN
    var call = (ServiceCall) sample("datalink-gavo-proc.xml").links().getFirst();
    var form = ServiceForm.of(call.service().orElseThrow());
    // THEN
    then(form.parameter("RA").checked("100 101")).isEqualTo("100 101");
    thenThrownBy(() -> form.parameter("RA").checked("10 11"))
        .hasMessageContaining("99.9141308131 to 102.31420252 deg");
    thenThrownBy(() -> form.parameter("SCALE").checked("64")).hasMessageContaining("2 to 32");
    thenThrownBy(() -> form.parameter("CIRCLE").checked("10 10 1"))
        .hasMessageContaining("outside of the data");
    then(form.parameter("CIRCLE").checked("101.1 -0.6 0.1")).isEqualTo("101.1 -0.6 0.1");
    thenThrownBy(() -> form.parameter("KIND").checked("X")).hasMessageContaining("HEADER, DATA");
  }

  @Test
  void a_harvested_table_describes_its_links_service() throws IOException {
    // WHEN
    var services =
        new DescribedServices().of(folder().resolve("obscore-cadc-datalink-descriptor.xml"));
    // THEN
    then(services).hasSize(1);
    then(services.getFirst().isLinks()).isTrue();
    then(services.getFirst().accessUrl()).isEqualTo("https://example.com/obscore-datalink");
    then(services.getFirst().inputs().getFirst().column()).isEqualTo("obs_publisher_did");
    then(ServiceForm.of(services.getFirst()).parameter("RESPONSEFORMAT").preset())
        .isEqualTo("application/x-votable+xml;content=datalink");
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
