package skysift.demo;

import static skysift.obscore.ObsCoreColumn.CALIB_LEVEL;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_SUBTYPE;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.EM_MAX;
import static skysift.obscore.ObsCoreColumn.EM_MIN;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;
import static skysift.obscore.ObsCoreColumn.OBS_TITLE;
import static skysift.obscore.ObsCoreColumn.S_REGION;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A row for the whole observation, a directory, and a row for each product, as HEASARC does. */
final class HeasarcHabit {
  /** A mission whose rows leave the wavelengths out. */
  private static final String WITHOUT_WAVELENGTHS = "RXTE";

  private final Shelf shelf;

  HeasarcHabit(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * A product of a package.
   *
   * @param type data product type
   * @param file name; {@code .FTZ} is gzipped FITS
   */
  record Product(String type, String file) {}

  /** The package and its products. */
  void observation(Exposure exposure, List<Product> products) {
    String folder = exposure.collection().toLowerCase(Locale.ROOT) + "/" + exposure.obsId() + "/";
    List<SampleFile> files = new ArrayList<>();
    List<SampleRow> rows = new ArrayList<>();
    for (Product product : products) {
      SampleFile file =
          shelf.file(
              folder + product.file(),
              "application/fits",
              FitsFile.kilobytes(product.type()),
              () -> bytes(exposure, product));
      files.add(file);
      rows.add(
          row(exposure, file.name())
              .set(DATAPRODUCT_TYPE, product.type())
              .access(shelf.url(file), "fits", file.kilobytes()));
    }
    SampleFile listing = shelf.file(folder, "text/html", 1, () -> listing(exposure, files));
    shelf.add(
        row(exposure, exposure.obsId())
            .set(DATAPRODUCT_TYPE, null)
            .set(DATAPRODUCT_SUBTYPE, "directory")
            .set(CALIB_LEVEL, null)
            .access(shelf.url(listing), "fits", null));
    rows.forEach(shelf::add);
  }

  private static SampleRow row(Exposure exposure, String what) {
    SampleRow row = SampleRow.of(exposure);
    if (exposure.facility().equals(WITHOUT_WAVELENGTHS)) {
      row.set(EM_MIN, null).set(EM_MAX, null);
    }
    return row.set(OBS_PUBLISHER_DID, "ivo://heasarc.sample/" + exposure.collection() + "?" + what)
        .set(OBS_TITLE, "Sample data: " + exposure.facility() + " " + what)
        .set(S_REGION, region(exposure));
  }

  /** A circle; nothing for the narrow fields, whose s_fov must do. */
  private static String region(Exposure exposure) {
    TangentPlane centre = exposure.centre();
    return exposure.field() < 0.15
        ? null
        : String.format(
            Locale.ROOT,
            "CIRCLE ICRS %.6f %.6f %.4f",
            centre.ra(),
            centre.dec(),
            exposure.field() / 2);
  }

  private static byte[] bytes(Exposure exposure, Product product) {
    byte[] fits = FitsFile.of(exposure, product.type(), product.file());
    return product.file().endsWith(".FTZ") ? gzip(fits) : fits;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory could not be compressed", e);
    }
    return out.toByteArray();
  }

  private static byte[] listing(Exposure exposure, List<SampleFile> files) {
    StringBuilder page = new StringBuilder("<html><title>Sample data: ");
    page.append(exposure.obsId()).append("</title><ul>");
    for (SampleFile file : files) {
      page.append("<li><a href=\"").append(file.name()).append("\">");
      page.append(file.name()).append("</a></li>");
    }
    return page.append("</ul></html>\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
