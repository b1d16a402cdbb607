package skysift.vo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class UwsResultsTest {
  private static final URI LIST = URI.create("https://x.test/async/7/results");

  private static List<URI> read(String results) throws IOException {
    String document =
        "<uws:results xmlns:uws='http://www.ivoa.net/xml/UWS/v1.0'"
            + " xmlns:x='http://www.w3.org/1999/xlink'>"
            + results
            + "</uws:results>";
    return UwsResults.read(LIST, new ByteArrayInputStream(document.getBytes(UTF_8)));
  }

  @Test
  void results_are_where_the_list_says_relative_to_itself() throws IOException {
    then(read(
            "<uws:result id='a' x:href='https://y.test/1.fits'/>"
                + "<uws:result id='b' x:href='results/b' x:type='simple'/><uws:result id='c'/>"))
        .containsExactly(
            URI.create("https://y.test/1.fits"), URI.create("https://x.test/async/7/results/b"));
  }

  @Test
  void a_result_that_is_a_file_of_the_users_is_refused() {
    thenThrownBy(() -> read("<uws:result id='a' x:href='file:///etc/passwd'/>"))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("file:///etc/passwd")
        .hasMessageContaining(LIST.toString());
  }

  @Test
  void what_is_no_list_is_told_to_be_none() {
    thenThrownBy(() -> UwsResults.read(LIST, new ByteArrayInputStream("oops".getBytes(UTF_8))))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("no list of results");
  }
}
