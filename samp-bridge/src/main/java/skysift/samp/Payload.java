package skysift.samp;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What we want a peer to have. Texts are made safe when a payload is made (ASCII, names of at most
 * 60 characters), so that its components are what is sent. Addresses are absolute and of the
 * schemes http, https, ftp or file; ids and names may be null, and are then left out.
 */
public sealed interface Payload {

  /**
   * A table in VOTable format.
   *
   * @param tableId a new one for every send: TOPCAT refuses a table id that it knows
   */
  record Table(URI url, String tableId, String name) implements Payload {
    public Table {
      checkUrl(url);
      tableId = id(tableId);
      name = SafeText.label(name);
    }
  }

  /** A table in FITS format; for peers that take no VOTable. */
  record FitsTable(URI url, String tableId, String name) implements Payload {
    public FitsTable {
      checkUrl(url);
      tableId = id(tableId);
      name = SafeText.label(name);
    }
  }

  /** An image in FITS format; one image, which of several extensions is the peer's choice. */
  record FitsImage(URI url, String imageId, String name) implements Payload {
    public FitsImage {
      checkUrl(url);
      imageId = id(imageId);
      name = SafeText.label(name);
    }
  }

  /**
   * A spectrum in any format.
   *
   * @param meta what is known of it, by SSA utype ({@code Access.Format}, {@code Target.Name}) or
   *     UCD; receivers choose their reader by {@code Access.Format}, a media type. Entries with a
   *     null value are left out
   */
  record Spectrum(URI url, String spectrumId, String name, Map<String, String> meta)
      implements Payload {
    public Spectrum {
      checkUrl(url);
      spectrumId = id(spectrumId);
      name = SafeText.label(name);
      ImmutableMap.Builder<String, String> safe = ImmutableMap.builder();
      meta.forEach(
          (key, value) -> {
            if (value != null) {
              safe.put(SafeText.ascii(key), SafeText.ascii(value));
            }
          });
      meta = safe.buildKeepingLast();
    }
  }

  /** A coverage map (MOC) in FITS format. */
  record Coverage(URI url, String coverageId, String name) implements Payload {
    public Coverage {
      checkUrl(url);
      coverageId = id(coverageId);
      name = SafeText.label(name);
    }
  }

  /** A position to look at: ICRS, degrees, 0 to 360 and -90 to 90. */
  record SkyPoint(double ra, double dec) implements Payload {
    public SkyPoint {
      checkArgument(ra >= 0 && ra <= 360, "right ascension %s is not in 0..360", ra);
      checkArgument(dec >= -90 && dec <= 90, "declination %s is not in -90..90", dec);
    }
  }

  /**
   * One row of a table that was sent before, to be pointed out.
   *
   * @param tableId as sent; null only if url is given
   * @param url as sent; may be null
   * @param row from 0, in the order of the table as sent
   */
  record RowHighlight(String tableId, URI url, long row) implements Payload {
    public RowHighlight {
      tableId = checkTable(tableId, url);
      checkArgument(row >= 0, "row %s is negative", row);
    }
  }

  /**
   * Rows of a table that was sent before, to be selected; none clears the selection.
   *
   * @param tableId as sent; null only if url is given
   * @param url as sent; may be null
   * @param rows from 0, in the order of the table as sent
   */
  record RowSelection(String tableId, URI url, List<Long> rows) implements Payload {
    public RowSelection {
      tableId = checkTable(tableId, url);
      rows = ImmutableList.copyOf(rows);
      rows.forEach(row -> checkArgument(row >= 0, "row %s is negative", row));
    }
  }

  /** Schemes that peers fetch from. */
  Set<String> SCHEMES = Set.of("http", "https", "ftp", "file");

  private static void checkUrl(URI url) {
    String scheme = url.getScheme();
    checkArgument(
        scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)),
        "%s is not an http, https, ftp or file address",
        url);
  }

  private static String checkTable(String tableId, URI url) {
    checkArgument(tableId != null || url != null, "neither a table id nor an address");
    if (url != null) {
      checkUrl(url);
    }
    return id(tableId);
  }

  private static String id(String id) {
    return id == null ? null : SafeText.ascii(id);
  }
}
