package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.datalink.Semantics;
import skysift.index.LinkIndex;
import skysift.search.FileFact;
import skysift.vo.ServiceDescriptor;

/** Links as text to be kept, and back. */
final class KeptLinks {
  private KeptLinks() {}

  /** All links of a dataset; null is "not stated". */
  private record Document(String source, List<Row> rows, List<String> warnings) {}

  /** One link of any kind. */
  private record Row(
      String id,
      String semantics,
      String description,
      String url,
      String serviceDef,
      ServiceDescriptor service,
      String error,
      String type,
      Long bytes,
      String qualifier,
      String local,
      String login,
      Boolean authorized,
      Map<String, String> others) {}

  /** What is kept of a dataset's links. */
  static LinkIndex.Entry entry(Links links) {
    List<Row> rows = links.links().stream().map(KeptLinks::row).toList();
    Document document = new Document(links.source().orElse(null), rows, links.warnings());
    return new LinkIndex.Entry(
        links.dataset(),
        facts(links.links()),
        new Gson().toJson(document),
        links.resolved(),
        links.expires());
  }

  /** What is known of the files. */
  static ImmutableList<FileFact> facts(List<Link> links) {
    ImmutableList.Builder<FileFact> facts = ImmutableList.builder();
    for (Link link : links) {
      if (link instanceof Link.Product product) {
        facts.add(
            FileFact.of(
                product.contentType(),
                product.url(),
                product.semantics().term(),
                product.contentLength()));
      }
    }
    return facts.build();
  }

  private static Row row(Link link) {
    Link.Product product = link instanceof Link.Product p ? p : null;
    Link.ServiceCall call = link instanceof Link.ServiceCall c ? c : null;
    OptionalLong bytes =
        product != null
            ? product.contentLength()
            : call != null ? call.contentLength() : OptionalLong.empty();
    Optional<String> type =
        product != null
            ? product.contentType()
            : call != null ? call.contentType() : Optional.empty();
    Optional<String> qualifier =
        product != null
            ? product.contentQualifier()
            : call != null ? call.contentQualifier() : Optional.empty();
    return new Row(
        link.id(),
        link.semantics().term(),
        link.description(),
        product == null ? null : product.url(),
        call == null ? null : call.serviceDef(),
        call == null ? null : call.service().orElse(null),
        link instanceof Link.LinkFault fault ? fault.error() : null,
        type.orElse(null),
        bytes.isPresent() ? bytes.getAsLong() : null,
        qualifier.orElse(null),
        link.details().localSemantics().orElse(null),
        link.details().login().orElse(null),
        link.details().authorized().orElse(null),
        link.details().others());
  }

  /**
   * The links of a kept entry.
   *
   * @throws IOException when the text is damaged
   */
  static Links links(LinkIndex.Entry entry) throws IOException {
    try {
      Document document = new Gson().fromJson(entry.links(), Document.class);
      List<Link> links = new ArrayList<>();
      document.rows().forEach(row -> links.add(link(row)));
      return new Links(
          entry.dataset(),
          Optional.ofNullable(document.source()),
          ImmutableList.copyOf(links),
          entry.resolved(),
          ImmutableList.copyOf(document.warnings()),
          entry.expires());
    } catch (JsonParseException | NullPointerException e) {
      throw new IOException("the kept links of " + entry.dataset() + " are damaged", e);
    }
  }

  private static Link link(Row row) {
    Semantics semantics = new Semantics(row.semantics());
    Optional<String> type = Optional.ofNullable(row.type());
    Optional<String> qualifier = Optional.ofNullable(row.qualifier());
    OptionalLong bytes = row.bytes() == null ? OptionalLong.empty() : OptionalLong.of(row.bytes());
    Link.Details details =
        new Link.Details(
            Optional.ofNullable(row.local()),
            Optional.ofNullable(row.login()),
            Optional.ofNullable(row.authorized()),
            ImmutableMap.copyOf(row.others()));
    if (row.url() != null) {
      return new Link.Product(
          row.id(), semantics, row.description(), row.url(), type, bytes, qualifier, details);
    }
    return row.error() != null
        ? new Link.LinkFault(row.id(), semantics, row.description(), row.error(), details)
        : new Link.ServiceCall(
            row.id(),
            semantics,
            row.description(),
            row.serviceDef(),
            Optional.ofNullable(row.service()),
            type,
            bytes,
            qualifier,
            details);
  }
}
