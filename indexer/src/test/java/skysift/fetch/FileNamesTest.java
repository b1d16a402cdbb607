package skysift.fetch;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://a/x/1.fits          | image/fits | 1.fits",
        "http://a/x/1.fits.gz       | image/fits | 1.fits.gz",
        "http://a/b%20c%2F..%2Fd.fits | image/fits | b_c_._d.fits",
        "http://a/                  | image/fits | product.fits",
        "http://a/sync?id=cube-244  | application/fits | sync-id=cube-244.fits",
        "http://a/get?ID=a%2Fb      | text/plain | get-ID=a_b.txt",
        "http://a/CON.fits          | image/fits | _CON.fits",
        "http://a/.hidden.fits      | image/fits | hidden.fits",
        "http://a/..                | image/jpeg | product.jpg"
      })
  void a_name_is_safe_on_any_system(String url, String type, String name) {
    then(FileNames.of(URI.create(url), Optional.empty(), type)).isEqualTo(name);
  }

  @Test
  void a_long_name_keeps_its_ending() {
    URI url = URI.create("http://a/" + "x".repeat(400) + ".fits.gz");
    then(FileNames.of(url, Optional.empty(), "")).hasSize(120).endsWith("x.fits.gz");
  }

  @Test
  void names_are_numbered_before_the_ending() {
    then(FileNames.numbered("a.fits.gz", 1)).isEqualTo("a.fits.gz");
    then(FileNames.numbered("a.fits.gz", 2)).isEqualTo("a-2.fits.gz");
    then(FileNames.numbered("a", 3)).isEqualTo("a-3");
  }
}
