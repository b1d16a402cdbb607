package skysift.app;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Range;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.datalink.ServiceForm;
import skysift.search.Ranges;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;
import skysift.vo.ServiceDescriptor.Input;

/**
 * Values of a service's parameters: what the search suggests (SODA 1.0 §3.5: told by name, meaning
 * and unit), and what a user writes with other units than the service's.
 */
public final class SodaFill {
  private static final Pattern CORNERS =
      Pattern.compile("(?i)\\s*polygon(?:\\s+icrs)?((?:\\s+[-+0-9.e]+){6,})\\s*");

  private SodaFill() {}

  /** What the search's region, wavelengths and time are for this service. */
  public static ImmutableListMultimap<String, String> of(SearchRequest search, ServiceForm form) {
    ImmutableListMultimap.Builder<String, String> values = ImmutableListMultimap.builder();
    boolean placed = false;
    for (ServiceForm.Parameter parameter : form.parameters()) {
      Input first = parameter.alternatives().getFirst();
      Optional<String> place =
          placed ? Optional.empty() : search.region().flatMap(r -> place(r, parameter));
      if (place.isPresent()) {
        placed = true;
        values.put(parameter.name(), place.get());
      } else if (isBand(parameter.name(), first)) {
        search.wavelength().ifPresent(w -> values.put(parameter.name(), text(w)));
      } else if (isTime(parameter.name(), first)) {
        search.time().ifPresent(t -> values.put(parameter.name(), text(t)));
      }
    }
    return allowed(form, values.build());
  }

  /** What the service takes: the search may be about somewhere else. */
  private static ImmutableListMultimap<String, String> allowed(
      ServiceForm form, ImmutableListMultimap<String, String> values) {
    ImmutableListMultimap.Builder<String, String> allowed = ImmutableListMultimap.builder();
    values.forEach(
        (name, value) -> {
          try {
            allowed.put(name, form.parameter(name).checked(value));
          } catch (IllegalArgumentException e) {
            // Outside of this service's data: there is nothing to suggest.
            return;
          }
        });
    return allowed.build();
  }

  /**
   * A value as the service takes it: wavelengths with a unit ({@code 500/600nm}) in metres, dates
   * ({@code 2004-01-01/2004-02-01}) in MJD; anything else as it is.
   *
   * @throws IllegalArgumentException when the unit or date cannot be read
   */
  public static String converted(ServiceForm.Parameter parameter, String text) {
    Input first = parameter.alternatives().getFirst();
    boolean plain = text.matches("(?i)(\\s|[-+0-9.e/,]|inf)*");
    if (isBand(parameter.name(), first) && !plain) {
      return text(Ranges.wavelength(text));
    }
    boolean date = text.matches(".*\\d{4}-\\d\\d.*");
    return isTime(parameter.name(), first) && date ? text(Ranges.time(text)) : text;
  }

  private static boolean isBand(String name, Input input) {
    return input.xtype().equals("interval")
        && input.unit().equals("m")
        && (name.equals("BAND") || input.ucd().startsWith("em.wl"));
  }

  private static boolean isTime(String name, Input input) {
    return input.xtype().equals("interval")
        && input.unit().equals("d")
        && (name.equals("TIME") || input.ucd().startsWith("time"));
  }

  private static Optional<String> place(Region region, ServiceForm.Parameter parameter) {
    Matcher corners = CORNERS.matcher(region.footprint().toString());
    boolean polygon = region instanceof Region.InPolygon && corners.matches();
    if (polygon && parameter.takes("polygon")) {
      return Optional.of(corners.group(1).strip());
    }
    String circle = circle(region.footprint().bounds());
    if (parameter.takes("circle") && !polygon) {
      return Optional.of(circle);
    }
    boolean pos =
        parameter.name().equals("POS")
            && parameter.alternatives().stream().allMatch(input -> input.xtype().isEmpty());
    return pos
        ? Optional.of(polygon ? "POLYGON " + corners.group(1).strip() : "CIRCLE " + circle)
        : Optional.empty();
  }

  private static String circle(Cone cone) {
    return String.format(
        Locale.ROOT,
        "%.7f %.7f %.7f",
        cone.centre().ra(),
        cone.centre().dec(),
        Math.max(cone.radius(), Region.TOLERANCE));
  }

  private static String text(Range<Double> range) {
    String low = range.hasLowerBound() ? number(range.lowerEndpoint()) : "-Inf";
    String high = range.hasUpperBound() ? number(range.upperEndpoint()) : "+Inf";
    return low + " " + high;
  }

  private static String number(double value) {
    return Double.toString(value);
  }
}
