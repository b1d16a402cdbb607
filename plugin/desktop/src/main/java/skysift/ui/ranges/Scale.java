package skysift.ui.ranges;

import com.google.common.collect.Range;
import skysift.search.Axis;
import skysift.search.Histogram;

/**
 * Where values of an axis stand on the screen: time linearly, wavelength by its logarithm.
 *
 * @param from value at the left end
 * @param to value at the right end
 * @param left pixel of the left end
 * @param width pixels
 */
record Scale(Axis axis, double from, double to, int left, int width) {
  /** Of the bars between a histogram's open ends. */
  static Scale of(Histogram histogram, int left, int width) {
    var edges = histogram.edges();
    return new Scale(
        histogram.axis(), edges.get(1), edges.get(edges.size() - 2), left, Math.max(1, width));
  }

  private double place(double value) {
    return axis == Axis.TIME ? value : Math.log10(Math.max(value, 1e-30));
  }

  private double value(double place) {
    return axis == Axis.TIME ? place : Math.pow(10, place);
  }

  /** Pixel of a value, not beyond the ends by much. */
  double x(double value) {
    double share = (place(value) - place(from)) / (place(to) - place(from));
    return left + width * Math.clamp(share, -0.5, 1.5);
  }

  /** Value at a pixel, kept between the ends. */
  double value(int x) {
    double share = Math.clamp((double) (x - left) / width, 0, 1);
    return value(place(from) + share * (place(to) - place(from)));
  }

  /** The part that is so many times as long around a pixel, which stays where it is. */
  Range<Double> zoomed(int x, double factor) {
    double middle = place(value(x));
    return Range.closed(
        value(middle - (middle - place(from)) * factor),
        value(middle + (place(to) - middle) * factor));
  }

  /** The part that lies so many of its own lengths farther on. */
  Range<Double> moved(double lengths) {
    double step = (place(to) - place(from)) * lengths;
    return Range.closed(value(place(from) + step), value(place(to) + step));
  }

  /** How many pixels there are to a day, or to a factor of ten. */
  double pixelsPerUnit() {
    return width / (place(to) - place(from));
  }
}
