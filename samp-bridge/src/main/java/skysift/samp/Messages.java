package skysift.samp;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.SampUtils;

/** Turns a payload into the message that carries it. All texts are ASCII, nothing is null. */
final class Messages {

  private Messages() {}

  static Message of(Payload payload) {
    return new Message(MTypes.of(payload), params(payload));
  }

  /** A question or command in DS9's own language; never built from foreign text. */
  static Message ds9Get(String command) {
    return new Message(MTypes.DS9_GET).addParam("cmd", command);
  }

  /** A command in Aladin's own language; never built from foreign text. */
  static Message aladinScript(String script) {
    return new Message(MTypes.ALADIN_SCRIPT).addParam("script", script);
  }

  static Message ping() {
    return new Message(MTypes.PING);
  }

  private static Map<String, Object> params(Payload payload) {
    return switch (payload) {
      case Payload.Table t -> load(t.url(), "table-id", t.tableId(), t.name());
      case Payload.FitsTable t -> load(t.url(), "table-id", t.tableId(), t.name());
      case Payload.FitsImage i -> load(i.url(), "image-id", i.imageId(), i.name());
      case Payload.Coverage c -> load(c.url(), "coverage-id", c.coverageId(), c.name());
      case Payload.Spectrum s -> spectrum(s);
      case Payload.SkyPoint p ->
          Map.of("ra", SampUtils.encodeFloat(p.ra()), "dec", SampUtils.encodeFloat(p.dec()));
      case Payload.RowHighlight h -> {
        Map<String, Object> params = table(h.tableId(), h.url());
        params.put("row", SampUtils.encodeLong(h.row()));
        yield params;
      }
      case Payload.RowSelection r -> {
        Map<String, Object> params = table(r.tableId(), r.url());
        params.put("row-list", r.rows().stream().map(SampUtils::encodeLong).toList());
        yield params;
      }
    };
  }

  private static Map<String, Object> load(URI url, String idKey, String id, String name) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("url", SafeText.url(url));
    putIfGiven(params, idKey, id);
    putIfGiven(params, "name", name);
    return params;
  }

  /** Receivers look the address and the title up in meta, so they are always there. */
  private static Map<String, Object> spectrum(Payload.Spectrum s) {
    Map<String, Object> params = load(s.url(), "spectrum-id", s.spectrumId(), s.name());
    Map<String, String> meta = new LinkedHashMap<>(s.meta());
    meta.putIfAbsent("Access.Reference", SafeText.url(s.url()));
    if (s.name() != null) {
      meta.putIfAbsent("Dataset.Title", s.name());
    }
    params.put("meta", meta);
    return params;
  }

  private static Map<String, Object> table(String tableId, URI url) {
    Map<String, Object> params = new LinkedHashMap<>();
    putIfGiven(params, "table-id", tableId);
    putIfGiven(params, "url", url == null ? null : SafeText.url(url));
    return params;
  }

  private static void putIfGiven(Map<String, Object> params, String key, String value) {
    if (value != null && !value.isEmpty()) {
      params.put(key, value);
    }
  }
}
