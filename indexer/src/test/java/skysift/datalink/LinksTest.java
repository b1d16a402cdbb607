package skysift.datalink;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skysift.datalink.Link.Product;
import skysift.obscore.DatasetKey;
import skysift.vo.ServiceException;

class LinksTest {

  @Test
  void a_fits_file_is_preferred_to_a_picture_of_it() throws ServiceException {
    var links =
        links(
            "x.jpg|||#this||image/jpeg|",
            "more|||#this||application/x-votable+xml;content=datalink|",
            "x.tar|||#this||application/x-tar|",
            "x.fits|||#this||image/fits|",
            "y.fits|||#this||image/fits|");
    then(links.mainProduct()).map(Product::url).contains("https://a.test/x.fits");
  }

  @Test
  void a_missing_type_is_told_by_the_file_name() throws ServiceException {
    var links = links("x|||#this|||", "x.fits.gz?token=1|||#this|||");
    then(links.mainProduct()).map(Product::url).contains("https://a.test/x.fits.gz?token=1");
  }

  @Test
  void without_a_this_row_there_is_no_main_product() throws ServiceException {
    then(links("x.fits|||#auxiliary||image/fits|").mainProduct()).isEmpty();
  }

  @Test
  void a_weight_map_is_never_taken_for_the_image() throws ServiceException {
    var links =
        links(
            "w.fits|||#weight||image/fits|",
            "x.tar|||#this||application/x-tar|",
            "x.vot|||#this||application/x-votable+xml|");
    then(links.fits()).isEmpty();
    then(links.fitsOrTable()).map(Product::url).contains("https://a.test/x.vot");
  }

  @Test
  void packed_fits_is_known_by_its_type_even_without_a_name() throws ServiceException {
    var links = links("get?id=1|||#this||image/x-fits-gzip|");
    then(links.fits()).isPresent();
  }

  @Test
  void a_links_document_is_no_votable_of_data() throws ServiceException {
    var links = links("more|||#this||application/x-votable+xml;content=datalink|");
    then(links.fitsOrTable()).isEmpty();
  }

  @Test
  void the_smallest_picture_is_the_preview() throws ServiceException {
    var links =
        links(
            "x.fits|||#this||image/fits|",
            "p.pdf|||#preview||application/pdf|",
            "p.jpg|||#preview||image/jpeg|",
            "t.png|||#thumbnail|||");
    then(links.preview()).map(Product::url).contains("https://a.test/t.png");
    then(links.products()).hasSize(4);
  }

  @Test
  void a_fits_preview_is_no_picture_for_the_screen() throws ServiceException {
    then(links("p.fits|||#preview||image/fits|").preview()).isEmpty();
  }

  private static Links links(String... rows) throws ServiceException {
    String[] whole = rows.clone();
    for (int i = 0; i < rows.length; i++) {
      whole[i] = "1|https://a.test/" + rows[i];
    }
    var read = LinksText.read(LinksText.document(whole));
    DatasetKey key = DatasetKey.of("TEST", ImmutableList.of("1"), 1);
    return new Links(key, Optional.empty(), read.links(), Instant.EPOCH, read.warnings());
  }
}
