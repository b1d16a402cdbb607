package skysift.samp;

import com.google.common.collect.ImmutableMap;

/** The MTypes we speak. */
final class MTypes {

  static final String TABLE = "table.load.votable";
  static final String FITS_TABLE = "table.load.fits";
  static final String IMAGE = "image.load.fits";
  static final String SPECTRUM = "spectrum.load.ssa-generic";
  static final String COVERAGE = "coverage.load.moc.fits";
  static final String POINT = "coord.pointAt.sky";
  static final String HIGHLIGHT = "table.highlight.row";
  static final String SELECT = "table.select.rowList";
  static final String DS9_GET = "ds9.get";
  static final String DS9_SET = "ds9.set";
  static final String ALADIN_SCRIPT = "script.aladin.send";
  static final String PING = "samp.app.ping";

  private MTypes() {}

  private static final ImmutableMap<Class<? extends Payload>, String> BY_KIND =
      ImmutableMap.<Class<? extends Payload>, String>builder()
          .put(Payload.Table.class, TABLE)
          .put(Payload.FitsTable.class, FITS_TABLE)
          .put(Payload.FitsImage.class, IMAGE)
          .put(Payload.Spectrum.class, SPECTRUM)
          .put(Payload.Coverage.class, COVERAGE)
          .put(Payload.SkyPoint.class, POINT)
          .put(Payload.RowHighlight.class, HIGHLIGHT)
          .put(Payload.RowSelection.class, SELECT)
          .buildOrThrow();

  static String of(Class<? extends Payload> kind) {
    return BY_KIND.get(kind);
  }

  static String of(Payload payload) {
    return of(payload.getClass());
  }
}
