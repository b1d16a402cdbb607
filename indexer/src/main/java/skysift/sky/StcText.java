package skysift.sky;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads STC-S as TAP 1.0 section 6 and the archives have it, DALI's labelled shapes included, which
 * are STC-S without a frame.
 */
final class StcText {

  private static final int DEEPEST = 20;

  private static final Set<String> SHAPES =
      Set.of(
          "CIRCLE",
          "POLYGON",
          "BOX",
          "POSITION",
          "POINT",
          "RANGE",
          "ALLSKY",
          "UNION",
          "INTERSECTION",
          "NOT");

  private static final Set<String> POSITIONS_AND_FLAVOURS =
      Set.of(
          "BARYCENTER",
          "GEOCENTER",
          "HELIOCENTER",
          "LSR",
          "LSRK",
          "LSRD",
          "TOPOCENTER",
          "GALACTIC_CENTER",
          "EMBARYCENTER",
          "RELOCATABLE",
          "UNKNOWNREFPOS",
          "SPHERICAL2",
          "SPHER2");

  private static final Set<String> FLAT = Set.of("CARTESIAN2", "CART2");

  /** Phrases that may follow a shape's numbers and say nothing about where it is. */
  private static final Set<String> PROPERTIES =
      Set.of("ERROR", "RESOLUTION", "SIZE", "PIXSIZE", "EPOCH");

  private final StcWords words;
  private final Set<String> notes = new LinkedHashSet<>();

  private StcText(String text) {
    words = new StcWords(text);
  }

  static Footprint parse(String text) {
    StcText reader = new StcText(text);
    Outline outline = Union.of(reader.list(Frame.ICRS, 0));
    if (!reader.words.atEnd()) {
      throw new IllegalArgumentException("unexpected " + shown(reader.words.peek()));
    }
    return new Footprint(outline, reader.notes);
  }

  /** Shapes up to a closing parenthesis or the end; a NOT is a hole in the shape before it. */
  private List<Outline> list(Frame frame, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("nested more than " + DEEPEST + " deep");
    }
    List<Outline> shapes = new ArrayList<>();
    while (!words.atEnd() && !words.peek().equals(")")) {
      boolean hole = words.peek().equals("NOT");
      if (!hole) {
        shapes.add(shape(frame, depth));
        continue;
      }
      List<Outline> cut = operands(frame, depth);
      List<Outline> around = shapes.isEmpty() ? List.of() : List.of(shapes.removeLast());
      shapes.add(Overlap.of(around, cut));
    }
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("empty region");
    }
    return shapes;
  }

  private Outline shape(Frame outer, int depth) {
    String name = words.peek();
    if (name.equals("UNION")) {
      return Union.of(operands(outer, depth));
    }
    if (name.equals("INTERSECTION")) {
      return Overlap.of(operands(outer, depth), List.of());
    }
    if (!SHAPES.contains(name)) {
      throw new IllegalArgumentException("unknown shape " + shown(name));
    }
    words.take();
    boolean wrapped = words.takeIf("(");
    Frame frame = frame(outer);
    double[] numbers = numbers();
    if (wrapped && !words.takeIf(")")) {
      throw new IllegalArgumentException("parenthesis not closed");
    }
    properties();
    return Shapes.of(name, frame, numbers, notes);
  }

  /** What stands in parentheses after UNION, INTERSECTION or NOT. */
  private List<Outline> operands(Frame outer, int depth) {
    words.take();
    Frame frame = frame(outer);
    if (!words.takeIf("(")) {
      throw new IllegalArgumentException("parenthesis missing");
    }
    List<Outline> operands = list(frame, depth + 1);
    if (!words.takeIf(")")) {
      throw new IllegalArgumentException("parenthesis not closed");
    }
    return operands;
  }

  /** The optional words between a shape's name and its numbers. */
  private Frame frame(Frame outer) {
    Frame frame = outer;
    while (!words.atEnd() && !words.atNumber() && !isBoundary(words.peek())) {
      String word = words.take();
      if (word.equals("FILLFACTOR") && words.atNumber()) {
        words.takeNumber();
      } else if (FLAT.contains(word)) {
        notes.add(word + " taken as longitude and latitude");
      } else if (!POSITIONS_AND_FLAVOURS.contains(word)) {
        frame = frame(word, frame);
      }
    }
    return frame;
  }

  private Frame frame(String word, Frame before) {
    return switch (word) {
      case "ICRS", "FK5" -> Frame.ICRS;
      case "J2000", "J2000.0" -> before == Frame.ECLIPTIC ? before : Frame.ICRS;
      case "FK4", "B1950", "B1950.0" -> Frame.FK4;
      case "GALACTIC", "GALACTIC_II" -> Frame.GALACTIC;
      case "ECLIPTIC" -> Frame.ECLIPTIC;
      case "UNKNOWNFRAME" -> {
        notes.add("UNKNOWNFRAME taken as ICRS");
        yield Frame.ICRS;
      }
      default -> throw new IllegalArgumentException("unknown word " + shown(word));
    };
  }

  private double[] numbers() {
    double[] numbers = new double[8];
    int count = 0;
    while (words.atNumber()) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = words.takeNumber();
    }
    return Arrays.copyOf(numbers, count);
  }

  private void properties() {
    while (!words.atEnd()) {
      if (words.takeIf("UNIT")) {
        if (!words.takeIf("DEG")) {
          throw new IllegalArgumentException("unit " + shown(words.peek()) + ", not deg");
        }
        words.takeIf("DEG");
      } else if (PROPERTIES.contains(words.peek())) {
        boolean epoch = words.take().equals("EPOCH");
        if (epoch) {
          words.take();
        }
        numbers();
      } else {
        return;
      }
    }
  }

  private static boolean isBoundary(String word) {
    return word.equals("(") || word.equals(")") || SHAPES.contains(word);
  }

  private static String shown(String word) {
    if (word == null) {
      return "end";
    }
    return word.length() > 30 ? word.substring(0, 30) + "..." : word;
  }
}
