package skysift.datalink;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Until when links are good: what HTTP says (RFC 9111 §5), and what their URLs are signed for. */
final class Expiry {
  /** For a signature that does not say how long it holds; services mean minutes. */
  private static final Duration SHORT = Duration.ofMinutes(5);

  private static final Pattern SIGNED =
      Pattern.compile("(?i)[?&](X-Amz-Signature|X-Goog-Signature|Signature|sig)=");
  private static final Pattern CLOUD =
      Pattern.compile("(?i)[?&]X-(?:Amz|Goog)-(Date|Expires)=([^&#]*)");
  private static final Pattern EPOCH = Pattern.compile("(?i)[?&]Expires=(\\d{9,11})(?:[&#]|$)");
  private static final Pattern ISO = Pattern.compile("(?i)[?&]se=([^&#]*)");
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

  private Expiry() {}

  /** The earliest end of all; empty when nothing is said. */
  static Optional<Instant> of(HttpHeaders headers, Iterable<Link> links, Instant now) {
    Optional<Instant> earliest = said(headers, now);
    for (Link link : links) {
      if (link instanceof Link.Product product) {
        earliest =
            Stream.of(earliest, signed(product.url(), now))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
      }
    }
    return earliest;
  }

  private static Optional<Instant> said(HttpHeaders headers, Instant now) {
    String control = String.join(",", headers.allValues("cache-control"));
    Matcher age = MAX_AGE.matcher(control);
    if (control.toLowerCase(Locale.ROOT).matches(".*\\bno-(store|cache)\\b.*")) {
      return Optional.of(now);
    }
    if (age.find()) {
      return Optional.of(now.plusSeconds(Long.parseLong(age.group(1))));
    }
    return headers.firstValue("expires").map(text -> date(text).orElse(now));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Instant> signed(String url, Instant now) {
    if (!SIGNED.matcher(url).find()) {
      return Optional.empty();
    }
    return cloud(url)
        .or(() -> first(EPOCH, url).map(s -> Instant.ofEpochSecond(Long.parseLong(s))))
        .or(() -> first(ISO, url).flatMap(Expiry::iso))
        .or(() -> Optional.of(now.plus(SHORT)));
  }

  private static Optional<Instant> cloud(String url) {
    Optional<Instant> start = Optional.empty();
    long seconds = 0;
    Matcher parts = CLOUD.matcher(url);
    while (parts.find()) {
      if (parts.group(1).equalsIgnoreCase("Date")) {
        start = compact(parts.group(2));
      } else if (parts.group(2).matches("\\d{1,9}")) {
        seconds = Long.parseLong(parts.group(2));
      }
    }
    long length = seconds;
    return length == 0 ? Optional.empty() : start.map(s -> s.plusSeconds(length));
  }

  private static Optional<Instant> compact(String text) {
    try {
      return Optional.of(
          Instant.from(
              DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT)
                  .withZone(ZoneOffset.UTC)
                  .parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> iso(String text) {
    try {
      return Optional.of(Instant.parse(text.replaceAll("(?i)%3A", ":")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
