package skysift.demo;

import static skysift.obscore.ObsCoreColumn.ACCESS_FORMAT;
import static skysift.obscore.ObsCoreColumn.CALIB_LEVEL;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.DATA_RIGHTS;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;
import static skysift.obscore.ObsCoreColumn.OBS_RELEASE_DATE;
import static skysift.obscore.ObsCoreColumn.OBS_TITLE;
import static skysift.obscore.ObsCoreColumn.S_REGION;

/** One row for each file, previews included, as MAST does. */
final class MastHabit {
  private static final int PREVIEW = 512;
  private static final int THUMBNAIL = 128;
  private final Shelf shelf;

  MastHabit(Shelf shelf) {
    this.shelf = shelf;
  }

  /** A product with its preview and thumbnail: three rows. */
  void product(Exposure exposure, String suffix) {
    String stem = exposure.obsId() + "_" + suffix;
    fits(exposure, stem + ".fits");
    picture(exposure, stem + ".jpg", PREVIEW);
    picture(exposure, stem + "_thumb.jpg", THUMBNAIL);
  }

  /** A FITS file alone: one row. */
  void fits(Exposure exposure, String name) {
    SampleFile file =
        shelf.file(
            path(exposure, name),
            exposure.type().equals("image") || exposure.type().equals("cube")
                ? "image/fits"
                : "application/fits",
            FitsFile.kilobytes(exposure.type()),
            () -> FitsFile.of(exposure, exposure.type(), name));
    shelf.add(row(exposure, file));
  }

  /** The list of sources found in it, an analysis product. */
  void catalogue(Exposure exposure) {
    String name = exposure.obsId() + "_cat.fits";
    SampleFile file =
        shelf.file(
            path(exposure, name),
            "application/fits",
            FitsFile.kilobytes("measurements"),
            () -> FitsFile.of(exposure, "measurements", name));
    shelf.add(row(exposure, file).set(DATAPRODUCT_TYPE, "measurements").set(CALIB_LEVEL, 4L));
  }

  private void picture(Exposure exposure, String name, int size) {
    SampleFile file =
        shelf.file(
            path(exposure, name),
            "image/jpeg",
            Picture.kilobytes(size),
            () -> Picture.of(exposure, size));
    shelf.add(row(exposure, file).set(ACCESS_FORMAT, "image/jpeg"));
  }

  private SampleRow row(Exposure exposure, SampleFile file) {
    String collection = exposure.collection();
    return SampleRow.of(exposure)
        .set(OBS_PUBLISHER_DID, "ivo://mast.sample/obs?" + collection + "/" + file.name())
        .set(OBS_TITLE, "Sample data: " + exposure.facility() + " " + file.name())
        .set(S_REGION, "POLYGON ICRS" + SampleRow.corners(exposure.centre(), exposure.field()))
        .set(DATA_RIGHTS, exposure.secret() ? "proprietary" : "public")
        .set(OBS_RELEASE_DATE, Dates.release(exposure))
        .access(shelf.url(file), file.mediaType(), file.kilobytes());
  }

  private static String path(Exposure exposure, String name) {
    return "mast:" + exposure.collection() + "/product/" + name;
  }
}
