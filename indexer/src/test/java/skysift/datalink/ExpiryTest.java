package skysift.datalink;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://a/x?X-Amz-Date=20261125T115900Z&X-Amz-Expires=3600&X-Amz-Signature=1 | 2026-11-25T12:59:00Z",
        "http://a/x?X-Goog-Expires=60&X-Goog-Date=20261125T120000Z&X-Goog-Signature=1 | 2026-11-25T12:01:00Z",
        "http://a/x?Signature=1&Expires=1795608000                                    | 2026-11-25T12:00:00Z",
        "http://a/x?sig=1&se=2026-11-25T13%3A00%3A00Z                                 | 2026-11-25T13:00:00Z",
        "http://a/x?X-Amz-Signature=abcdef                                            | 2026-11-25T12:05:00Z"
      })
  void a_signed_url_says_how_long_it_holds(String url, Instant end) {
    then(Expiry.signed(url, NOW)).contains(end);
  }

  @Test
  void a_plain_url_holds() {
    then(Expiry.signed("http://a/x?ID=signature", NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control | public, max-age=60            | 2026-11-25T12:01:00Z",
        "Cache-Control | no-store                      | 2026-11-25T12:00:00Z",
        "Expires       | Wed, 25 Nov 2026 12:30:00 GMT | 2026-11-25T12:30:00Z",
        "Expires       | 0                             | 2026-11-25T12:00:00Z"
      })
  void a_service_says_how_long_its_answer_holds(String name, String value, Instant end) {
    var headers = HttpHeaders.of(Map.of(name, List.of(value)), (n, v) -> true);
    then(Expiry.of(headers, List.of(), NOW)).contains(end);
  }
}
