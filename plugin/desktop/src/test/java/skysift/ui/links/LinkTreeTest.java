package skysift.ui.links;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import skysift.datalink.Link;
import skysift.datalink.Semantics;
import skysift.model.LinkModel;
import skysift.obscore.Dataset;

class LinkTreeTest {
  private final LinkTree tree = new LinkTree();
  private final List<LinkModel.Line> lines =
      List.of(
          line(fault("#progenitor"), 0),
          line(product("#calibration", "application/fits"), 0),
          line(product("#preview", "image/jpeg"), 0),
          line(product("#this", "application/fits"), 0),
          line(product("#thumbnail", "image/png"), 1),
          line(product("#this", "application/x-votable+xml"), 0));

  private static LinkModel.Line line(Link link, int depth) {
    return new LinkModel.Line(link, depth, ImmutableList.of(), 0, false, false);
  }

  private static Link.Product product(String term, String type) {
    return new Link.Product(
        "id",
        Semantics.of(term),
        "",
        "http://127.0.0.1:9/" + term.substring(1) + type.hashCode(),
        Optional.of(type),
        OptionalLong.empty(),
        Optional.empty());
  }

  private static Link fault(String term) {
    return new Link.LinkFault("id", Semantics.of(term), "", "NotFoundFault: gone");
  }

  private List<String> shown() {
    return tree.rows(lines).stream()
        .map(
            row ->
                row.depth()
                    + " "
                    + row.line().map(l -> l.link().semantics().term()).orElse(row.heading() + ":"))
        .toList();
  }

  @Test
  void links_stand_in_the_vocabulary_s_order_several_of_a_term_under_a_heading_faults_last() {
    then(shown())
        .containsExactly(
            "0 #this:",
            "1 #this",
            "2 #thumbnail",
            "1 #this",
            "0 #preview",
            "0 #calibration",
            "0 #progenitor");
  }

  @Test
  void of_a_fault_it_says_why_without_the_address_in_front() {
    Semantics none = Semantics.of("");
    String error = "http://archive.org/links?ID=ivo://a/b: there is no such host";
    then(LinkTableModel.description(new Link.LinkFault("id", none, "", error)))
        .isEqualTo("there is no such host");
    then(LinkTableModel.description(new Link.LinkFault("id", none, "raw data", "NotFoundFault: x")))
        .isEqualTo("raw data: NotFoundFault: x");
  }

  @Test
  void a_heading_is_folded_and_opened() {
    // WHEN
    tree.toggle(tree.rows(lines).get(0));
    // THEN
    then(shown()).startsWith("0 #this:", "0 #preview");
    tree.toggle(tree.rows(lines).get(0));
    then(shown()).hasSize(7);
  }

  @Test
  void further_links_can_stand_among_the_others() {
    // WHEN
    tree.flat(true);
    // THEN
    then(shown())
        .containsExactly(
            "0 #this:",
            "1 #this",
            "1 #this",
            "0 #preview",
            "0 #thumbnail",
            "0 #calibration",
            "0 #progenitor");
  }

  @Test
  void products_are_offered_as_what_they_are() {
    Dataset image = dataset("A").obsId("a").type("image").build();
    Dataset spectrum = dataset("A").obsId("a").type("spectrum").build();
    Dataset catalogue = dataset("A").obsId("a").type("measurements").build();
    Link.Product fits = product("#this", "application/fits");
    Link.Product votable = product("#this", "application/x-votable+xml");
    then(Offer.of(image, fits)).containsExactly(Offer.IMAGE);
    then(Offer.of(spectrum, fits)).containsExactly(Offer.SPECTRUM, Offer.FITS_TABLE);
    then(Offer.of(catalogue, fits)).containsExactly(Offer.FITS_TABLE);
    then(Offer.of(spectrum, votable)).containsExactly(Offer.SPECTRUM, Offer.TABLE);
    then(Offer.of(image, votable)).containsExactly(Offer.TABLE);
    then(Offer.of(image, product("#documentation", "text/html"))).isEmpty();
  }
}
