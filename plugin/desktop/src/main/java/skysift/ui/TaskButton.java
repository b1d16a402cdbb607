package skysift.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.Timer;
import skysift.model.Tasks;
import skysift.model.TrackedTasks;
import skysift.text.Texts;

/** How much is under way that takes its time; a click lists it, to be stopped. */
final class TaskButton extends JButton {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(TaskButton.class);

  private static final int STEP = 500;

  private static final Set<Tasks.Queue> SEARCHES = Set.of(Tasks.Queue.SEARCH, Tasks.Queue.ROWS);

  private final transient TrackedTasks tasks;
  private final transient Supplier<OptionalInt> ordering;
  private final Timer timer = new Timer(STEP, e -> refresh());

  /**
   * Of these.
   *
   * @param ordering how far the order is that a search makes, in percent, if one does
   */
  TaskButton(TrackedTasks tasks, Supplier<OptionalInt> ordering) {
    this.tasks = tasks;
    this.ordering = ordering;
    setName("tasks");
    setToolTipText(TEXTS.get("tasks.tip"));
    putClientProperty("JButton.buttonType", "borderless");
    addActionListener(e -> menu().show(this, 0, -menu().getPreferredSize().height));
    tasks.addListener(this::changed);
    refresh();
  }

  private void changed() {
    if (tasks.running().isEmpty()) {
      timer.stop();
      refresh();
    } else if (!timer.isRunning()) {
      timer.start();
    }
  }

  private void refresh() {
    List<TrackedTasks.Running> all = tasks.lengthy();
    setVisible(!all.isEmpty());
    boolean searching = all.stream().anyMatch(one -> SEARCHES.contains(one.queue()));
    OptionalInt percent = searching ? ordering.get() : OptionalInt.empty();
    setText(
        percent.isPresent()
            ? TEXTS.get("tasks.order", all.size(), percent.getAsInt())
            : TEXTS.get("tasks", all.size()));
  }

  private JPopupMenu menu() {
    JPopupMenu menu = new JPopupMenu();
    for (TrackedTasks.Running one : tasks.lengthy()) {
      long seconds = Duration.between(one.since(), Instant.now()).toSeconds();
      JMenuItem item = new JMenuItem(TEXTS.get("tasks.stop", name(one.queue()), seconds));
      item.addActionListener(e -> tasks.cancel(one));
      menu.add(item);
    }
    return menu;
  }

  private String name(Tasks.Queue queue) {
    return switch (queue) {
      case SEARCH, ROWS ->
          ordering.get().stream()
              .mapToObj(percent -> TEXTS.get("task.order", percent))
              .findFirst()
              .orElseGet(() -> TEXTS.get("task.search"));
      case RANGES, SKY, PAINT, COVER, FILES -> TEXTS.get("task.count");
      case IMPORT -> TEXTS.get("task.import");
      case TIDY -> TEXTS.get("task.tidy");
      case LINKS -> TEXTS.get("task.links");
      case FETCH -> TEXTS.get("task.fetch");
      case PREVIEWS, THUMBNAILS -> TEXTS.get("task.previews");
      case SAMP, FOLLOW -> TEXTS.get("task.send");
      case ERRANDS -> TEXTS.get("task.errands");
      case EXPORT -> TEXTS.get("task.export");
    };
  }
}
