package skysift.vo;

import com.google.common.collect.ImmutableMap;
import java.util.Locale;
import java.util.OptionalDouble;
import skysift.obscore.ObsCoreColumn;

/**
 * Takes values from the unit a table states to ObsCore's. Only where it is plain: lengths, times,
 * angles and sizes. A unit that is not known says nothing and is ignored; one of another kind (GHz
 * for a wavelength) means that the column is not ObsCore's.
 */
final class Units {
  private enum Kind {
    LENGTH,
    TIME,
    ANGLE,
    SIZE,
    FREQUENCY,
    ENERGY
  }

  private record Unit(Kind kind, double factor) {}

  // @formatter:off
  private static final ImmutableMap<String, Unit> KNOWN = ImmutableMap.<String, Unit>builder()
      .put("m", new Unit(Kind.LENGTH, 1)).put("meter", new Unit(Kind.LENGTH, 1)).put("metre", new Unit(Kind.LENGTH, 1))
      .put("km", new Unit(Kind.LENGTH, 1e3)).put("cm", new Unit(Kind.LENGTH, 1e-2)).put("mm", new Unit(Kind.LENGTH, 1e-3))
      .put("um", new Unit(Kind.LENGTH, 1e-6)).put("\u00b5m", new Unit(Kind.LENGTH, 1e-6)).put("\u03bcm", new Unit(Kind.LENGTH, 1e-6))
      .put("micron", new Unit(Kind.LENGTH, 1e-6)).put("microns", new Unit(Kind.LENGTH, 1e-6))
      .put("nm", new Unit(Kind.LENGTH, 1e-9)).put("pm", new Unit(Kind.LENGTH, 1e-12))
      .put("angstrom", new Unit(Kind.LENGTH, 1e-10)).put("Angstrom", new Unit(Kind.LENGTH, 1e-10))
      .put("0.1nm", new Unit(Kind.LENGTH, 1e-10)).put("\u00c5", new Unit(Kind.LENGTH, 1e-10)).put("\u212b", new Unit(Kind.LENGTH, 1e-10))
      .put("s", new Unit(Kind.TIME, 1)).put("sec", new Unit(Kind.TIME, 1)).put("second", new Unit(Kind.TIME, 1)).put("seconds", new Unit(Kind.TIME, 1))
      .put("ms", new Unit(Kind.TIME, 1e-3)).put("us", new Unit(Kind.TIME, 1e-6)).put("ns", new Unit(Kind.TIME, 1e-9))
      .put("min", new Unit(Kind.TIME, 60)).put("h", new Unit(Kind.TIME, 3600)).put("hour", new Unit(Kind.TIME, 3600))
      .put("d", new Unit(Kind.TIME, 86400)).put("day", new Unit(Kind.TIME, 86400)).put("days", new Unit(Kind.TIME, 86400))
      .put("yr", new Unit(Kind.TIME, 365.25 * 86400)).put("a", new Unit(Kind.TIME, 365.25 * 86400))
      .put("deg", new Unit(Kind.ANGLE, 1)).put("degree", new Unit(Kind.ANGLE, 1)).put("degrees", new Unit(Kind.ANGLE, 1))
      .put("arcmin", new Unit(Kind.ANGLE, 1 / 60d)).put("arcsec", new Unit(Kind.ANGLE, 1 / 3600d))
      .put("mas", new Unit(Kind.ANGLE, 1 / 3600e3)).put("uas", new Unit(Kind.ANGLE, 1 / 3600e6)).put("rad", new Unit(Kind.ANGLE, 180 / Math.PI))
      .put("byte", new Unit(Kind.SIZE, 1)).put("bytes", new Unit(Kind.SIZE, 1)).put("B", new Unit(Kind.SIZE, 1))
      .put("kbyte", new Unit(Kind.SIZE, 1e3)).put("kbytes", new Unit(Kind.SIZE, 1e3)).put("kB", new Unit(Kind.SIZE, 1e3)).put("KB", new Unit(Kind.SIZE, 1e3))
      .put("Kbyte", new Unit(Kind.SIZE, 1e3)).put("kilobyte", new Unit(Kind.SIZE, 1e3)).put("KiB", new Unit(Kind.SIZE, 1024))
      .put("Mbyte", new Unit(Kind.SIZE, 1e6)).put("MB", new Unit(Kind.SIZE, 1e6)).put("MiB", new Unit(Kind.SIZE, 1 << 20))
      .put("Gbyte", new Unit(Kind.SIZE, 1e9)).put("GB", new Unit(Kind.SIZE, 1e9)).put("GiB", new Unit(Kind.SIZE, 1 << 30))
      .put("Hz", new Unit(Kind.FREQUENCY, 1)).put("kHz", new Unit(Kind.FREQUENCY, 1e3)).put("MHz", new Unit(Kind.FREQUENCY, 1e6))
      .put("GHz", new Unit(Kind.FREQUENCY, 1e9)).put("THz", new Unit(Kind.FREQUENCY, 1e12))
      .put("eV", new Unit(Kind.ENERGY, 1)).put("keV", new Unit(Kind.ENERGY, 1e3)).put("MeV", new Unit(Kind.ENERGY, 1e6))
      .put("GeV", new Unit(Kind.ENERGY, 1e9)).put("TeV", new Unit(Kind.ENERGY, 1e12))
      .buildOrThrow();
  // @formatter:on

  private Units() {}

  /**
   * What a value of the column is to be multiplied by: 1 where nothing is to be done, empty where
   * the unit cannot be the column's.
   */
  static OptionalDouble factor(ObsCoreColumn column, String unit) {
    Unit to = KNOWN.get(column.unit());
    Unit from = KNOWN.getOrDefault(unit, KNOWN.get(unit.toLowerCase(Locale.ROOT)));
    if (column.kind() == ObsCoreColumn.Kind.TEXT
        || unit.equals(column.unit())
        || to == null
        || from == null) {
      return OptionalDouble.of(1);
    }
    return from.kind() == to.kind()
        ? OptionalDouble.of(from.factor() / to.factor())
        : OptionalDouble.empty();
  }
}
