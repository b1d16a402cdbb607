package skysift.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** FITS files of an exposure, made in memory: images and cubes of the sky, tables of numbers. */
final class FitsFile {
  /** Pixels along a side of an image. */
  static final int IMAGE = 256;

  private static final int CUBE = 64;
  private static final int PLANES = 16;
  private static final int ROWS = 1000;
  private static final double SPEED_OF_LIGHT = 299_792_458.0;

  private FitsFile() {}

  /** An image or cube, or a table of a spectrum, light curve, event list or sources. */
  static byte[] of(Exposure exposure, String type, String name) {
    return switch (type) {
      case "image" -> image(exposure, name);
      case "cube" -> cube(exposure, name);
      case "spectrum" -> table(exposure, name, spectrum(exposure, name));
      case "timeseries" -> table(exposure, name, lightCurve(exposure, name));
      case "event" -> table(exposure, name, events(exposure, name));
      default -> table(exposure, name, sources(exposure, name));
    };
  }

  /** Size of such a file, kilobytes, rounded up. */
  static long kilobytes(String type) {
    int data =
        switch (type) {
          case "image" -> 2 * IMAGE * IMAGE;
          case "cube" -> 2 * CUBE * CUBE * PLANES;
          case "event" -> 4 * Double.BYTES * ROWS + FitsText.BLOCK;
          default -> 2 * Double.BYTES * ROWS + FitsText.BLOCK;
        };
    return Math.ceilDiv(FitsText.BLOCK + data + FitsText.padding(data), 1000);
  }

  /** Mean wavelength against flux, a continuum with lines. */
  static List<FitsColumn> spectrum(Exposure exposure, String name) {
    Random random = new Random(name.hashCode());
    double[] wavelength = new double[ROWS];
    double[] flux = new double[ROWS];
    double low = exposure.band().shortest();
    double step = (exposure.band().longest() - low) / (ROWS - 1);
    for (int i = 0; i < ROWS; i++) {
      wavelength[i] = low + i * step;
      double line = Math.exp(-Math.pow((i % 230 - 115) / 6.0, 2));
      flux[i] = 1 + 0.3 * Math.sin(i / 160.0) + 2 * line + 0.05 * random.nextGaussian();
    }
    return List.of(
        new FitsColumn("WAVELENGTH", "m", wavelength),
        new FitsColumn("FLUX", "10**-17erg/s/cm**2/Angstrom", flux));
  }

  /** Time against flux, with dips. */
  static List<FitsColumn> lightCurve(Exposure exposure, String name) {
    Random random = new Random(name.hashCode());
    double[] time = new double[ROWS];
    double[] flux = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      time[i] = exposure.start() + (exposure.end() - exposure.start()) * i / ROWS;
      flux[i] = 1000 + 3 * random.nextGaussian() - (i % 200 < 12 ? 25 : 0);
    }
    return List.of(new FitsColumn("TIME", "d", time), new FitsColumn("FLUX", "ct/s", flux));
  }

  private static List<FitsColumn> events(Exposure exposure, String name) {
    Random random = new Random(name.hashCode());
    double[] time = new double[ROWS];
    double[] ra = new double[ROWS];
    double[] dec = new double[ROWS];
    double[] energy = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double spread = exposure.field() / 12;
      double[] at =
          exposure.centre().sky(spread * random.nextGaussian(), spread * random.nextGaussian());
      time[i] = exposure.seconds() * i / ROWS;
      ra[i] = at[0];
      dec[i] = at[1];
      energy[i] = 0.3 + 10 * Math.pow(random.nextDouble(), 3);
    }
    return List.of(
        new FitsColumn("TIME", "s", time),
        new FitsColumn("RA", "deg", ra),
        new FitsColumn("DEC", "deg", dec),
        new FitsColumn("ENERGY", "keV", energy));
  }

  private static List<FitsColumn> sources(Exposure exposure, String name) {
    return events(exposure, name).subList(1, 3);
  }

  private static byte[] image(Exposure exposure, String name) {
    double[][] pixels =
        new Scene(exposure.target())
            .image(exposure.centre(), exposure.field(), IMAGE, name.hashCode());
    FitsText header = primary(2).number("NAXIS1", IMAGE).number("NAXIS2", IMAGE);
    ByteBuffer data = ByteBuffer.allocate(2 * IMAGE * IMAGE);
    put(data, pixels, 1);
    return file(describe(wcs(header, exposure, IMAGE), exposure, name).end(), data.array());
  }

  private static byte[] cube(Exposure exposure, String name) {
    double[][] pixels =
        new Scene(exposure.target())
            .image(exposure.centre(), exposure.field(), CUBE, name.hashCode());
    FitsText header =
        primary(3).number("NAXIS1", CUBE).number("NAXIS2", CUBE).number("NAXIS3", PLANES);
    Band band = exposure.band();
    double step = (band.longest() - band.shortest()) / PLANES;
    wcs(header, exposure, CUBE)
        .text("CTYPE3", "WAVE")
        .text("CUNIT3", "m")
        .number("CRPIX3", 0.5)
        .number("CRVAL3", band.shortest())
        .number("CDELT3", step)
        .number("RESTFRQ", SPEED_OF_LIGHT / (band.shortest() + PLANES / 2.0 * step));
    ByteBuffer data = ByteBuffer.allocate(2 * CUBE * CUBE * PLANES);
    for (int plane = 0; plane < PLANES; plane++) {
      put(data, pixels, 0.5 + Math.exp(-Math.pow((plane - 8) / 3.0, 2)));
    }
    return file(describe(header, exposure, name).end(), data.array());
  }

  private static byte[] table(Exposure exposure, String name, List<FitsColumn> columns) {
    FitsText primary =
        new FitsText()
            .logical("SIMPLE", true)
            .number("BITPIX", 8)
            .number("NAXIS", 0)
            .logical("EXTEND", true);
    int rows = columns.getFirst().values().length;
    FitsText header =
        new FitsText()
            .text("XTENSION", "BINTABLE")
            .number("BITPIX", 8)
            .number("NAXIS", 2)
            .number("NAXIS1", Double.BYTES * columns.size())
            .number("NAXIS2", rows)
            .number("PCOUNT", 0)
            .number("GCOUNT", 1)
            .number("TFIELDS", columns.size());
    ByteBuffer data = ByteBuffer.allocate(Double.BYTES * columns.size() * rows);
    for (int i = 0; i < columns.size(); i++) {
      header
          .text("TTYPE" + (i + 1), columns.get(i).name())
          .text("TFORM" + (i + 1), "1D")
          .text("TUNIT" + (i + 1), columns.get(i).unit());
    }
    for (int row = 0; row < rows; row++) {
      for (FitsColumn column : columns) {
        data.putDouble(column.values()[row]);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(describe(primary, exposure, name).end());
    out.writeBytes(file(header.text("EXTNAME", exposure.type()).end(), data.array()));
    return out.toByteArray();
  }

  private static FitsText primary(int axes) {
    return new FitsText().logical("SIMPLE", true).number("BITPIX", 16).number("NAXIS", axes);
  }

  private static FitsText wcs(FitsText header, Exposure exposure, int size) {
    double scale = exposure.field() / size;
    return header
        .text("CTYPE1", "RA---TAN")
        .text("CTYPE2", "DEC--TAN")
        .text("CUNIT1", "deg")
        .text("CUNIT2", "deg")
        .number("CRPIX1", (size + 1) / 2.0)
        .number("CRPIX2", (size + 1) / 2.0)
        .number("CRVAL1", exposure.centre().ra())
        .number("CRVAL2", exposure.centre().dec())
        .number("CDELT1", -scale)
        .number("CDELT2", scale)
        .text("RADESYS", "ICRS")
        .text("BUNIT", "adu");
  }

  private static FitsText describe(FitsText header, Exposure exposure, String name) {
    return header
        .text("OBJECT", exposure.target().name())
        .text("TELESCOP", exposure.facility())
        .text("INSTRUME", exposure.instrument())
        .text("FILTER", exposure.band().name())
        .text("OBS_ID", exposure.obsId())
        .text("FILENAME", name)
        .number("MJD-OBS", exposure.start())
        .number("EXPTIME", exposure.seconds())
        .text("ORIGIN", "Skysift sample data")
        .comment("Sample data made by Skysift. Not an observation.");
  }

  private static void put(ByteBuffer data, double[][] pixels, double factor) {
    for (double[] row : pixels) {
      for (double pixel : row) {
        data.putShort((short) Math.clamp(Math.round(pixel * factor), 0, Short.MAX_VALUE));
      }
    }
  }

  private static byte[] file(byte[] header, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    out.writeBytes(data);
    out.writeBytes(new byte[FitsText.padding(data.length)]);
    return out.toByteArray();
  }

  /** A column of numbers. */
  record FitsColumn(String name, String unit, double[] values) {}
}
