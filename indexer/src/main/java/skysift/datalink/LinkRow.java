package skysift.datalink;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skysift.vo.ServiceDescriptor;

/** One row as the service sent it, its columns by name in lower case (DataLink 1.1 §3.2). */
record LinkRow(Map<String, Object> cells) {
  private static final ImmutableSet<String> STANDARD =
      ImmutableSet.of(
          "id",
          "access_url",
          "service_def",
          "error_message",
          "description",
          "semantics",
          "content_type",
          "content_length",
          "content_qualifier",
          "local_semantics",
          "link_auth",
          "link_authorized");

  /** XML ID of the service it refers to; empty when to none. */
  Optional<String> serviceDef() {
    return said("service_def");
  }

  /**
   * What it says. One link for an honest row, which fills one of access_url, service_def and
   * error_message; one for each that is filled otherwise; a fault when none is.
   *
   * @param descriptor what the document says about its service; empty when nothing
   */
  ImmutableList<Link> links(Optional<ServiceDescriptor> descriptor) {
    ImmutableList.Builder<Link> links = ImmutableList.builder();
    Optional<String> url = said("access_url");
    Optional<String> error = said("error_message");
    url.ifPresent(u -> links.add(product(u)));
    serviceDef().ifPresent(service -> links.add(call(service, descriptor)));
    error.ifPresent(words -> links.add(fault(words)));
    if (url.isEmpty() && serviceDef().isEmpty() && error.isEmpty()) {
      links.add(fault("the row names no URL, no service and no error"));
    }
    return links.build();
  }

  private Link product(String url) {
    if (!Links.isFetchable(url)) {
      return fault("refused, not an http or https address: " + url);
    }
    return new Link.Product(
        id(),
        semantics(),
        description(),
        url,
        said("content_type"),
        length(),
        said("content_qualifier"),
        details());
  }

  private Link call(String service, Optional<ServiceDescriptor> descriptor) {
    Optional<String> url = descriptor.map(ServiceDescriptor::accessUrl).filter(u -> !u.isEmpty());
    if (url.isPresent() && !Links.isFetchable(url.get())) {
      return fault("refused, not an http or https address: " + url.get());
    }
    return new Link.ServiceCall(
        id(),
        semantics(),
        description(),
        service,
        descriptor.map(d -> d.filled(column -> said(column.strip().toLowerCase(Locale.ROOT)))),
        said("content_type"),
        length(),
        said("content_qualifier"),
        details());
  }

  private Link fault(String words) {
    return new Link.LinkFault(id(), semantics(), description(), words, details());
  }

  String id() {
    return said("id").orElse("");
  }

  private Semantics semantics() {
    return Semantics.of(said("semantics").orElse(""));
  }

  private String description() {
    return said("description").orElse("");
  }

  private Link.Details details() {
    ImmutableMap.Builder<String, String> others = ImmutableMap.builder();
    for (String column : cells.keySet()) {
      if (!STANDARD.contains(column)) {
        said(column).ifPresent(text -> others.put(column, text));
      }
    }
    return new Link.Details(
        said("local_semantics"),
        said("link_auth").map(word -> word.toLowerCase(Locale.ROOT)),
        truth("link_authorized").or(() -> truth("readable")),
        others.buildOrThrow());
  }

  private Optional<Boolean> truth(String column) {
    return said(column)
        .filter(word -> word.matches("(?i)true|false|t|f|1|0"))
        .map(word -> word.matches("(?i)true|t|1"));
  }

  /** Bytes; 0 and -1 stand for unknown at several services. */
  private OptionalLong length() {
    Object cell = cells.get("content_length");
    if (cell instanceof Number number && number.longValue() > 0) {
      return OptionalLong.of(number.longValue());
    }
    if (cell instanceof String text && text.strip().matches("[1-9]\\d{0,17}")) {
      return OptionalLong.of(Long.parseLong(text.strip()));
    }
    return OptionalLong.empty();
  }

  private Optional<String> said(String column) {
    Object cell = cells.get(column);
    return Optional.ofNullable(cell).map(c -> c.toString().strip()).filter(s -> !s.isEmpty());
  }
}
