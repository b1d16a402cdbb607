package skysift.demo;

import static skysift.obscore.ObsCoreColumn.DATA_RIGHTS;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;
import static skysift.obscore.ObsCoreColumn.OBS_RELEASE_DATE;
import static skysift.obscore.ObsCoreColumn.OBS_TITLE;
import static skysift.obscore.ObsCoreColumn.S_REGION;
import static skysift.obscore.ObsCoreColumn.TARGET_NAME;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One row for each plane, whose files stand behind DataLink, as CADC does. */
final class CadcHabit {
  static final String LINKS = "application/x-votable+xml;content=datalink";

  /** XML ID of the cutout service in a links document. */
  static final String CUTOUT = "soda-sync";

  /** A collection whose rows leave the target out. */
  private static final String WITHOUT_TARGETS = "OMM";

  private static final int PREVIEW = 512;
  private static final int THUMBNAIL = 128;
  private final Shelf shelf;

  CadcHabit(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * A plane: one row, and a links document.
   *
   * @param authority of its identifier: {@code cadc.nrc.ca}, with {@code /mirror} for the data of
   *     other archives
   * @param plane name of the plane
   * @param file name of its file
   */
  void plane(Exposure exposure, String authority, String plane, String file) {
    String did =
        "ivo://%s/%s?%s/%s".formatted(authority, exposure.collection(), exposure.obsId(), plane);
    String target = exposure.target().name();
    String folder = "cadc:" + exposure.collection() + "/";
    SampleFile data =
        shelf.file(
            folder + file,
            exposure.type().equals("spectrum") ? "application/fits" : "image/fits",
            FitsFile.kilobytes(exposure.type()),
            () -> FitsFile.of(exposure, exposure.type(), file));
    SampleFile preview =
        shelf.file(
            folder + plane + "_preview.jpg",
            "image/jpeg",
            Picture.kilobytes(PREVIEW),
            () -> Picture.of(exposure, PREVIEW));
    SampleFile thumbnail =
        shelf.file(
            folder + plane + "_thumb.jpg",
            "image/jpeg",
            Picture.kilobytes(THUMBNAIL),
            () -> Picture.of(exposure, THUMBNAIL));
    SampleFile log =
        shelf.file(
            folder + plane + ".log",
            "text/plain",
            1,
            () -> ("Sample data, plane " + plane + "\n").getBytes(StandardCharsets.US_ASCII));
    if (exposure.type().equals("image")) {
      shelf.image(did, exposure);
    }
    shelf.link(did, () -> lines(exposure, data, preview, thumbnail, log));
    shelf.add(
        SampleRow.of(exposure)
            .set(OBS_PUBLISHER_DID, did)
            .set(OBS_TITLE, "Sample data: " + exposure.facility() + " " + plane)
            .set(TARGET_NAME, exposure.collection().equals(WITHOUT_TARGETS) ? null : target)
            .set(S_REGION, region(exposure))
            .set(DATA_RIGHTS, exposure.secret() ? "proprietary" : null)
            .set(OBS_RELEASE_DATE, Dates.release(exposure))
            .access(
                shelf.url("links?ID=" + URLEncoder.encode(did, StandardCharsets.UTF_8)),
                LINKS,
                data.kilobytes()));
  }

  private List<LinkLine> lines(
      Exposure exposure,
      SampleFile data,
      SampleFile preview,
      SampleFile thumbnail,
      SampleFile log) {
    String what = exposure.type() + " of " + exposure.target().name() + ", sample data";
    LinkLine main = LinkLine.file(shelf.url(data), data, "#this", what);
    LinkLine picture = LinkLine.file(shelf.url(preview), preview, "#preview", "Preview");
    LinkLine small = LinkLine.file(shelf.url(thumbnail), thumbnail, "#thumbnail", "Thumbnail");
    LinkLine note = LinkLine.file(shelf.url(log), log, "#auxiliary", "Processing log");
    LinkLine gone =
        LinkLine.fault("NotFoundFault: no flat field kept", "#calibration", "Flat field");
    if (!exposure.type().equals("image")) {
      return List.of(main, picture, small, note, gone);
    }
    LinkLine cutout = LinkLine.service(CUTOUT, "#cutout", "Cutout of the image");
    return List.of(main, picture, small, note, gone, cutout);
  }

  /** Written as CADC does: the word in lower case, no frame, the first corner again at the end. */
  private static String region(Exposure exposure) {
    String corners = SampleRow.corners(exposure.centre(), exposure.field());
    String[] numbers = corners.strip().split(" ");
    return "polygon" + corners + " " + numbers[0] + " " + numbers[1];
  }
}
