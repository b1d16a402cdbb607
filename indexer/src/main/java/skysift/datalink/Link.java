package skysift.datalink;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import skysift.obscore.Access;
import skysift.vo.ServiceDescriptor;

/**
 * One row of a links table (DataLink 1.1 §3.2): something to fetch, a service to call, or what went
 * wrong. Texts are foreign: never rendered as HTML.
 */
public sealed interface Link {
  /** The ID the row answers, as the service echoed it; may be blank. */
  String id();

  /** The term: {@code #this} for core terms, a full URI for others; {@code ""} when missing. */
  Semantics semantics();

  /** The only text that tells equal semantics apart; may be empty. */
  String description();

  /** What else the row says. */
  Details details();

  /**
   * Columns that few rows fill.
   *
   * @param localSemantics the service's own term; empty when not stated
   * @param login whether one must log in: {@code true}, {@code false}, {@code optional}; empty when
   *     not stated (link_auth)
   * @param authorized whether the service thinks that we may have it (link_authorized; readable at
   *     ALMA and CADC); empty when not stated
   * @param others columns outside the standard, by name in lower case
   */
  record Details(
      Optional<String> localSemantics,
      Optional<String> login,
      Optional<Boolean> authorized,
      ImmutableMap<String, String> others) {
    public static final Details NONE =
        new Details(Optional.empty(), Optional.empty(), Optional.empty(), ImmutableMap.of());
  }

  /** Whether it is there, but not for us (DataLink 1.1 §3.2.12): it is not asked for. */
  default boolean isLocked() {
    return details().authorized().map(yes -> !yes).orElse(false)
        && !details().login().map(l -> l.equals("false")).orElse(false);
  }

  /** Whether a login will be asked for. */
  default boolean needsLogin() {
    return details().login().map(l -> l.equals("true")).orElse(false);
  }

  /**
   * Something to fetch.
   *
   * @param url complete URL as sent
   * @param contentType media type as sent; empty when not stated
   * @param contentLength bytes
   * @param contentQualifier what the product is (product-type vocabulary); empty when not stated
   */
  record Product(
      String id,
      Semantics semantics,
      String description,
      String url,
      Optional<String> contentType,
      OptionalLong contentLength,
      Optional<String> contentQualifier,
      Details details)
      implements Link {

    /** A product of which no more is known. */
    public Product(
        String id,
        Semantics semantics,
        String description,
        String url,
        Optional<String> contentType,
        OptionalLong contentLength,
        Optional<String> contentQualifier) {
      this(
          id,
          semantics,
          description,
          url,
          contentType,
          contentLength,
          contentQualifier,
          Details.NONE);
    }

    /** Whether it is a FITS file, packed or not: by media type, by name where that is vague. */
    public boolean isFits() {
      return isOf("fits", "fits?|ftz|fts");
    }

    /** Whether it is a VOTable that holds data, told as {@link #isFits}; no links document. */
    public boolean isVoTable() {
      return isOf("votable", "vot|votable");
    }

    /** Whether it leads to further links. */
    public boolean isLinks() {
      return contentType.map(Access::saysLinks).orElse(false);
    }

    /** Whether it is a web page, such as the listing of a directory. */
    public boolean isPage() {
      return contentType
          .map(t -> t.strip().toLowerCase(Locale.ROOT).startsWith("text/html"))
          .orElse(false);
    }

    /** Whether it is a picture for the screen, by media type, else by name. */
    public boolean isPicture() {
      String type = contentType.orElse("").toLowerCase(Locale.ROOT);
      return type.isEmpty()
          ? hasEnding("jpe?g|png|gif")
          : type.startsWith("image/") && !type.contains("fits");
    }

    private boolean isOf(String word, String endings) {
      String type = contentType.orElse("").toLowerCase(Locale.ROOT);
      if (type.contains(word)) {
        return !Access.saysLinks(type);
      }
      boolean vague = type.isEmpty() || type.contains("octet-stream") || type.contains("gzip");
      return vague && hasEnding("(" + endings + ")(\\.(gz|fz))?");
    }

    /** Whether the file's name, without query and fragment, ends so. */
    boolean hasEnding(String pattern) {
      String path = url.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
      return path.matches(".*\\.(" + pattern + ")");
    }
  }

  /**
   * A service to call.
   *
   * @param serviceDef XML ID of its descriptor in the document; empty when it came another way
   * @param service what the document says of it, with what the row gives filled in; empty when the
   *     document does not describe it
   * @param contentType media type of what it gives; empty when not stated
   * @param contentLength bytes
   * @param contentQualifier what the product is; empty when not stated
   */
  record ServiceCall(
      String id,
      Semantics semantics,
      String description,
      String serviceDef,
      Optional<ServiceDescriptor> service,
      Optional<String> contentType,
      OptionalLong contentLength,
      Optional<String> contentQualifier,
      Details details)
      implements Link {

    /** Its base URL; empty when there is none. */
    public Optional<String> url() {
      return service.map(ServiceDescriptor::accessUrl).filter(u -> !u.isEmpty());
    }

    /** The standard it follows; empty when none. */
    public Optional<String> standardId() {
      return service.map(ServiceDescriptor::standardId).filter(s -> !s.isEmpty());
    }

    /** What to call it: by its own name, else by the row's words. */
    public String title() {
      String own = service.map(ServiceDescriptor::name).orElse("");
      return !own.isBlank() ? own : !serviceDef.isBlank() ? serviceDef : description;
    }

    /** What a call of it gives, a product like any other. */
    public Product result(String calledUrl) {
      Optional<String> type =
          contentType.or(
              () -> service.map(ServiceDescriptor::contentType).filter(t -> !t.isEmpty()));
      return new Product(
          id,
          semantics,
          title() + ": " + description,
          calledUrl,
          type,
          OptionalLong.empty(),
          contentQualifier,
          details);
    }

    /** Whether it leads to further links. */
    public boolean isLinks() {
      return service.map(ServiceDescriptor::isLinks).orElse(false);
    }
  }

  /**
   * What went wrong for this ID (DataLink 1.1 §3.4).
   *
   * @param error the service's own words
   */
  record LinkFault(
      String id, Semantics semantics, String description, String error, Details details)
      implements Link {
    private static final Pattern PASSING =
        Pattern.compile(
            "(?is)\\s*TransientFault\\b.*|.*HTTP status (429|502|503|504)\\b.*"
                + "|.*(did not answer|no connection within|sent nothing for|broke off"
                + "|connection was refused).*");

    /** A fault of which no more is known. */
    public LinkFault(String id, Semantics semantics, String description, String error) {
      this(id, semantics, description, error, Details.NONE);
    }

    /** Whether it may pass, so that asking again makes sense (DataLink 1.1 §3.4). */
    public boolean mayPass() {
      return PASSING.matcher(error).matches();
    }
  }
}
