package skysift.ui.results;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Image;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skysift.model.ThumbnailModel;
import skysift.model.ThumbnailModel.Thumbnail;
import skysift.text.Texts;
import skysift.ui.shared.Pictures;

/** The column of previews: pictures read off the event thread, and a word where there is none. */
final class Thumbs {
  private static final Texts TEXTS = Texts.of(Thumbs.class);

  private static final int SIDE = 56;

  private static final int MOST_KEPT = 400;

  private final ThumbnailModel model;
  private final Runnable repaint;
  private int read = side();
  private final Set<Path> reading = new HashSet<>();
  private final Map<Path, String> unreadable = new LinkedHashMap<>();
  private final Map<Path, Image> pictures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Image> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** {@code repaint} is called on the event thread when there is something new to show. */
  Thumbs(ThumbnailModel model, Runnable repaint) {
    this.model = model;
    this.repaint = repaint;
    model.addListener(repaint);
  }

  /** Pixels of a side of a picture, by the size of texts. */
  static int side() {
    return UIScale.scale(SIDE);
  }

  /** Pictures are read anew when they are to have another size. */
  void fit() {
    if (read != side()) {
      read = side();
      pictures.clear();
    }
  }

  boolean wanted() {
    return model.wanted();
  }

  void want(boolean now) {
    if (now) {
      unreadable.clear();
    }
    model.want(now);
  }

  /** Observations as a whole, and single datasets; sets have none of their own. */
  void see(List<ResultRow> lines) {
    model.see(lines.stream().filter(Thumbs::has).map(Thumbs::row).toList());
  }

  private static boolean has(ResultRow line) {
    return line.kind() == ResultRow.Kind.OBSERVATION || line.kind() == ResultRow.Kind.DATASET;
  }

  private static ThumbnailModel.Row row(ResultRow line) {
    boolean whole = line.kind() == ResultRow.Kind.OBSERVATION;
    return new ThumbnailModel.Row(
        name(line),
        whole ? Optional.of(line.hit().observation()) : Optional.empty(),
        line.datasets());
  }

  private static String name(ResultRow line) {
    return line.kind() + " " + line.node();
  }

  /** The picture of a line; empty where it is not here. */
  Optional<Image> picture(ResultRow line) {
    Optional<Thumbnail> known = model.of(name(line));
    if (known.isEmpty() || !(known.get() instanceof Thumbnail.Here here)) {
      return Optional.empty();
    }
    Path file = here.file();
    int side = read;
    if (!pictures.containsKey(file) && !unreadable.containsKey(file) && reading.add(file)) {
      Pictures.later(
          file,
          side,
          image -> read(file, () -> keep(side, file, image)),
          why -> read(file, () -> unreadable.put(file, why)));
    }
    return Optional.ofNullable(pictures.get(file));
  }

  private void keep(int side, Path file, Image image) {
    if (side == read) {
      pictures.put(file, image);
    }
  }

  private void read(Path file, Runnable keep) {
    reading.remove(file);
    keep.run();
    repaint.run();
  }

  /** What is said of a line beside its picture, or instead of it. */
  String words(ResultRow line) {
    return model.of(name(line)).map(this::words).orElse(model.isComing(name(line)) ? "…" : "");
  }

  private String words(Thumbnail thumbnail) {
    return switch (thumbnail) {
      case Thumbnail.Here here when unreadable.containsKey(here.file()) ->
          "⚠ " + unreadable.get(here.file());
      case Thumbnail.Here here -> TEXTS.get("preview.here");
      case Thumbnail.None none -> TEXTS.get("preview.none");
      case Thumbnail.Fault fault -> "⚠ " + fault.why();
    };
  }
}
