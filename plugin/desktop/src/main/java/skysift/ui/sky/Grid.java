package skysift.ui.sky;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Locale;
import skysift.sky.SkyPosition;

/** Lines of equal longitude and latitude, with their degrees or hours. */
record Grid(Projection projection) {
  private static final Color LINES = new Color(255, 255, 255, 34);
  private static final Color LABELS = new Color(0x93, 0xa4, 0xc4);
  private static final double[] STEPS = {
    30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 5e-4, 2e-4, 1e-4
  };

  void draw(Graphics2D g) {
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
    g.setStroke(new BasicStroke(1));
    double size = Math.min(180, projection.pixel() * projection.height());
    double step = step(size);
    double stretch = 1 / Math.max(0.05, Math.cos(Math.toRadians(projection.lat())));
    double lonStep = step(Math.min(360, size * stretch));
    double reach = Math.min(90, projection.radius());
    double south = Math.max(-90, projection.lat() - reach);
    double north = Math.min(90, projection.lat() + reach);
    boolean pole = north >= 90 - step || south <= -90 + step;
    double sideways = pole || reach * stretch >= 90 ? 180 : reach * stretch;
    for (double lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
      parallel(g, lat, sideways);
      if (Math.abs(lat - projection.lat()) > step / 4 && Math.abs(lat) < 89) {
        label(g, projection.lon(), lat, latitude(lat, step));
      }
    }
    double first = Math.ceil((projection.lon() - sideways) / lonStep) * lonStep;
    for (double lon = first; lon < projection.lon() + sideways; lon += lonStep) {
      meridian(g, lon, south, north);
      label(g, lon, projection.lat(), longitude(lon, lonStep));
    }
  }

  private static double step(double size) {
    for (double step : STEPS) {
      if (size / step >= 3.5) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  private void parallel(Graphics2D g, double lat, double sideways) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i <= 90; i++) {
      double lon = projection.lon() + sideways * (i / 45.0 - 1) * 0.99999;
      add(path, lon, lat, i == 0);
    }
    g.setColor(LINES);
    g.draw(path);
  }

  private void meridian(Graphics2D g, double lon, double south, double north) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i <= 60; i++) {
      add(path, lon, south + (north - south) * i / 60, i == 0);
    }
    g.setColor(LINES);
    g.draw(path);
  }

  private void add(Path2D path, double lon, double lat, boolean first) {
    double[] at = projection.xy(projection.position(lon, lat));
    double far = projection.scale() * Math.PI;
    boolean jump = !first && Math.abs(path.getCurrentPoint().getX() - at[0]) > far;
    if (first || jump) {
      path.moveTo(at[0], at[1]);
    } else {
      path.lineTo(at[0], at[1]);
    }
  }

  private void label(Graphics2D g, double lon, double lat, String text) {
    SkyPosition position = projection.position(lon, lat);
    double[] at = projection.xy(position);
    boolean inside =
        at[0] > 4
            && at[1] > 14
            && at[0] < projection.width() - 30
            && at[1] < projection.height() - 4;
    if (inside) {
      g.setColor(LABELS);
      g.drawString(text, (float) at[0] + 3, (float) at[1] - 3);
    }
  }

  private String longitude(double lon, double step) {
    double within = (lon % 360 + 360) % 360;
    if (projection.galactic() || step < 0.1) {
      return degrees(within, step);
    }
    double hours = within / 15;
    int whole = (int) (hours + 1e-9);
    long minutes = Math.round((hours - whole) * 60);
    return minutes == 0 ? whole + "h" : String.format(Locale.ROOT, "%dh%02dm", whole, minutes);
  }

  private static String latitude(double lat, double step) {
    return (lat > 0 ? "+" : "") + degrees(lat, step);
  }

  private static String degrees(double value, double step) {
    int digits = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
    String text = String.format(Locale.ROOT, "%." + digits + "f°", value);
    return text.equals("-0°") ? "0°" : text;
  }
}
