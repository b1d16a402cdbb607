package skysift.samp;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.astrogrid.samp.Metadata;

/**
 * Who we are to the other programs (SAMP 1.3 section 3.6).
 *
 * @param description one sentence for their users
 * @param icon a PNG of about 48 pixels, which we serve ourselves
 */
public record Identity(
    String name,
    Optional<String> description,
    Optional<String> version,
    Optional<String> homepage,
    Optional<byte[]> icon) {

  /** A program of which no more than its name is known. */
  public static Identity named(String name) {
    return new Identity(
        name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The metadata; the icon is offered on that wire, which opens. */
  Map<String, String> metadata(Wire wire) throws IOException {
    ImmutableMap.Builder<String, String> metadata = ImmutableMap.builder();
    metadata.put(Metadata.NAME_KEY, SafeText.label(name));
    description.ifPresent(text -> metadata.put(Metadata.DESCTEXT_KEY, SafeText.ascii(text)));
    version.ifPresent(text -> metadata.put("x-samp.release.version", SafeText.ascii(text)));
    homepage.ifPresent(
        page -> {
          metadata.put("home.page", SafeText.ascii(page));
          metadata.put("x-samp.homepage.url", SafeText.ascii(page));
        });
    if (icon.isPresent()) {
      String url = wire.offer(icon.get(), "icon.png", "image/png").toString();
      metadata.put(Metadata.ICONURL_KEY, url);
    }
    return metadata.buildOrThrow();
  }
}
