package skysift.samp;

/** The MTypes we speak. */
final class MTypes {

  static final String TABLE = "table.load.votable";
  static final String IMAGE = "image.load.fits";
  static final String SPECTRUM = "spectrum.load.ssa-generic";
  static final String COVERAGE = "coverage.load.moc.fits";
  static final String POINT = "coord.pointAt.sky";
  static final String HIGHLIGHT = "table.highlight.row";
  static final String SELECT = "table.select.rowList";
  static final String DS9_GET = "ds9.get";
  static final String DS9_SET = "ds9.set";
  static final String ALADIN_SCRIPT = "script.aladin.send";

  private MTypes() {}

  static String of(Payload payload) {
    return switch (payload) {
      case Payload.Table t -> TABLE;
      case Payload.FitsImage i -> IMAGE;
      case Payload.Spectrum s -> SPECTRUM;
      case Payload.Coverage c -> COVERAGE;
      case Payload.SkyPoint p -> POINT;
      case Payload.RowHighlight h -> HIGHLIGHT;
      case Payload.RowSelection r -> SELECT;
    };
  }
}
