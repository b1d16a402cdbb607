package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.Window;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import skysift.model.Filter;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Ranges;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;

/**
 * Makes the pictures of the guide, of the real window, in the folder that {@code
 * -Dskysift.pictures=DIR} names. Those that stand for a scaled screen are made where the screen is
 * scaled; see {@code .ci/pictures}.
 */
@NeedsDisplay
@EnabledIfSystemProperty(named = "skysift.pictures", matches = ".+")
class WindowPicturesTest {

  @TempDir private Path folder;
  private DemoWindow demo;

  @BeforeEach
  void open() throws Exception {
    demo = DemoWindow.in(folder.resolve("ws"));
  }

  @AfterEach
  void close() throws Exception {
    demo.close();
  }

  @Test
  void the_empty_start() throws Exception {
    demo.show(skysift -> {}, "light", 1360, 860);
    picture("empty", demo.frame());
  }

  @Test
  void the_demo() throws Exception {
    demo.show(demo::harvested, "light", 1440, 900);
    picture("demo", demo.frame());
  }

  @Test
  void a_search() throws Exception {
    demo.show(demo::harvested, "light", 1440, 900);
    search();
    demo.resolve();
    picture("window", demo.frame());
  }

  @Test
  void every_kind_of_filter() throws Exception {
    demo.show(demo::harvested, "light", 1440, 900);
    change(
        r ->
            Filter.scienceReady(r)
                .withText("HST")
                .toggled(Facet.TYPE, "image")
                .excluded(Facet.INSTRUMENT, "WFC3")
                .withRegion(Optional.of(new Region.InCone(Cone.parse("202.47 47.19 60"))))
                .withTime(Optional.of(Ranges.time("1994/2020")))
                .withSpan(
                    Axis.WAVELENGTH,
                    Optional.of(Limits.inside(List.of(Ranges.wavelength("300/1000nm"))))));
    demo.menu("Limits in numbers…");
    onEventThread(
        () -> {
          var limits = DemoWindow.dialog("limits").orElseThrow();
          ((JTextField) find(limits, "limits t_exptime")).setText("> 1 min");
          ((AbstractButton) find(limits, "limits ask")).doClick();
          return null;
        });
    demo.settled();
    picture("limits", DemoWindow.dialog("limits").orElseThrow());
    picture("filters", demo.frame());
  }

  @Test
  void nothing_found() throws Exception {
    demo.show(demo::harvested, "light", 1360, 860);
    change(r -> r.withText("NGC 4151").toggled(Facet.TYPE, "visibility"));
    picture("nothing", demo.frame());
  }

  @Test
  @EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
  void the_sample_of_eso() throws Exception {
    Path sample =
        Path.of(System.getProperty("skysift.shared"), "vo-samples", "obscore-eso-1000.xml");
    demo.show(
        skysift -> skysift.importTable(sample.toString(), Optional.of("ESO"), rows -> {}),
        "light",
        1440,
        900);
    demo.choose((JTable) find(demo.frame(), "results"), 4);
    demo.settled();
    picture("eso", demo.frame());
  }

  @Test
  void links_with_previews_and_a_form() throws Exception {
    demo.show(demo::harvested, "light", 1440, 900);
    demo.resolveService();
    demo.menuOf("more", "Show previews");
    demo.settled();
    eventually("previews", () -> find(demo.frame(), "previews").isVisible());
    demo.callForm();
    demo.settled();
    picture("links", demo.frame());
    picture("form", DemoWindow.dialog("call").orElseThrow());
  }

  @Test
  void dark() throws Exception {
    demo.show(demo::harvested, "dark", 1440, 900);
    search();
    demo.resolve();
    picture("dark", demo.frame());
  }

  @Test
  void previews_and_misses() throws Exception {
    demo.show(demo::harvested, "light", 1440, 900);
    change(r -> r.toggled(Facet.TYPE, "cube"));
    onEventThread(
        () -> {
          Component table = find(demo.frame(), "results");
          ((SkysiftPanel) SwingUtilities.getAncestorOfClass(SkysiftPanel.class, table))
              .resultSwitches()
              .forEach(action -> new JCheckBoxMenuItem(action).doClick());
          return null;
        });
    demo.settled();
    picture("previews", demo.frame());
  }

  @Test
  void a_small_window() throws Exception {
    demo.show(demo::harvested, "light", 1024, 700);
    search();
    demo.resolve();
    picture("small", demo.frame());
  }

  @Test
  void a_harvest_with_an_archive_that_fails() throws Exception {
    demo.show(skysift -> {}, "light", 1360, 860);
    onEventThread(
        () -> {
          var question = demo.session().question();
          question
              .rows()
              .forEach(
                  row ->
                      question.choose(
                          row.archive().name(),
                          List.of("sample", "nobody").contains(row.archive().name())));
          return null;
        });
    demo.menu("Harvest archives…");
    Window harvest = DemoWindow.dialog("harvest").orElseThrow();
    onEventThread(
        () -> {
          ((AbstractButton) find(DemoWindow.dialog("harvest").orElseThrow(), "ask")).doClick();
          return null;
        });
    eventually("harvested", () -> demo.session().harvest().newest().size() == 2);
    JTable table = (JTable) find(DemoWindow.dialog("harvest").orElseThrow(), "archives");
    demo.choose(table, table.getRowCount() - 1);
    picture("harvest", harvest);
  }

  @Test
  void collections_and_what_is_kept() throws Exception {
    demo.show(demo::harvested, "light", 1360, 860);
    demo.menu("Collections…");
    eventually("collections", () -> !demo.session().collections().rows().isEmpty());
    picture("collections", DemoWindow.dialog("collections").orElseThrow());
    search();
    var saved = demo.session().saved();
    onEventThread(
        () -> {
          saved.save("Images of M 51");
          return null;
        });
    eventually("kept", () -> saved.items().size() == 1);
    onEventThread(
        () -> {
          saved.add("for the paper", demo.session().search().hits().getFirst().datasets());
          return null;
        });
    eventually("kept", () -> saved.items().size() == 2);
    demo.menu("Saved searches and baskets…");
    picture("saved", DemoWindow.dialog("saved").orElseThrow());
  }

  private void search() throws Exception {
    change(r -> r.toggled(Facet.TYPE, "image").withText("HST"));
  }

  private void change(UnaryOperator<SearchRequest> change) throws Exception {
    onEventThread(
        () -> {
          demo.session().search().change(change);
          return null;
        });
    demo.settled();
  }

  /** In the pixels of the screen, which are more than those of the window where it is scaled. */
  private static void picture(String name, Window shown) throws Exception {
    onEventThread(() -> null);
    BufferedImage image =
        onEventThread(
            () -> {
              AffineTransform scale = shown.getGraphicsConfiguration().getDefaultTransform();
              BufferedImage made =
                  new BufferedImage(
                      (int) (shown.getWidth() * scale.getScaleX()),
                      (int) (shown.getHeight() * scale.getScaleY()),
                      BufferedImage.TYPE_INT_RGB);
              Graphics2D g = made.createGraphics();
              g.transform(scale);
              // not print: that leaves out what is chosen
              shown.paint(g);
              g.dispose();
              return made;
            });
    String scaled = System.getProperty("sun.java2d.uiScale", "1").equals("1") ? "" : "-scaled";
    File file =
        new File(System.getProperty("skysift.pictures"), "window-" + name + scaled + ".png");
    then(ImageIO.write(image, "png", file)).isTrue();
  }
}
