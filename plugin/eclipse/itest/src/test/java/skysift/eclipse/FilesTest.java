package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.page;
import static skysift.eclipse.Workbench.session;
import static skysift.eclipse.Workbench.swt;
import static skysift.eclipse.Workbench.window;

import java.awt.Robot;
import java.awt.event.InputEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.eclipse.core.expressions.EvaluationContext;
import org.eclipse.core.expressions.EvaluationResult;
import org.eclipse.core.expressions.Expression;
import org.eclipse.core.expressions.ExpressionConverter;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonViewer;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.model.Session;
import skysift.search.SearchRequest;

/** Files of a project go into the index, and what is found goes into a project. */
class FilesTest extends InWorkbench {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,obs_collection,facility_name,target_name,dataproduct_type,calib_level,s_ra,s_dec
      ivo://x/1,a1,HST,HST,M 51,image,2,202.47,47.19
      ivo://x/2,a2,HST,HST,M 51,image,3,202.47,47.19
      ivo://x/4,b1,XMM,XMM,Crab,event,2,83.63,22.01
      """;

  private IProject project;
  private Session session;

  @BeforeEach
  void makeProject() throws Exception {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("sky");
    project.create(null);
    project.open(null);
    session = session(view);
  }

  @AfterEach
  void deleteProject() throws Exception {
    project.delete(true, true, null);
  }

  private IFile file(String name, String text) throws Exception {
    IFile file = project.getFile(name);
    file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
    return file;
  }

  private void choose(IFile file) throws Exception {
    swt(
        () -> {
          var explorer = page().showView(IPageLayout.ID_PROJECT_EXPLORER);
          ((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(file));
          return null;
        });
    eventually(
        "chosen in the Project Explorer",
        () ->
            swt(
                () ->
                    new StructuredSelection(file)
                        .equals(window().getSelectionService().getSelection())));
  }

  @Test
  void a_file_of_a_project_is_indexed_by_its_command() throws Exception {
    // GIVEN
    choose(file("t.csv", TABLE));
    // WHEN
    run("skysift.indexFiles");
    // THEN
    eventually("rows", () -> observations() == 3);
    then(awt(() -> session.harvest().errors())).isEmpty();
  }

  @Test
  void a_file_that_is_dropped_on_the_view_is_indexed() throws Exception {
    // GIVEN it lies in the Project Explorer
    IFile file = file("t.csv", TABLE);
    choose(file);
    Tree tree =
        swt(
            () ->
                page()
                    .findView(IPageLayout.ID_PROJECT_EXPLORER)
                    .getAdapter(CommonViewer.class)
                    .getTree());
    Point from =
        swt(
            () -> {
              Rectangle bounds = tree.getSelection()[0].getBounds();
              return tree.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
            });
    java.awt.Point to = awt(() -> panel().getLocationOnScreen());
    Robot robot = new Robot();
    robot.setAutoDelay(30);
    // WHEN
    robot.mouseMove(from.x, from.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    for (int step = 1; step <= 20; step++) {
      robot.mouseMove(
          from.x + (to.x + 400 - from.x) * step / 20, from.y + (to.y + 300 - from.y) * step / 20);
    }
    robot.mouseMove(to.x + 401, to.y + 301);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    // THEN
    eventually("rows", () -> observations() == 3);
  }

  @Test
  void only_files_that_may_be_tables_have_the_command() throws Exception {
    // GIVEN
    Expression offered = definition("skysift.isTable");
    // WHEN THEN
    for (String name :
        new String[] {
          "a.vot", "a.xml", "a.fits", "A.FITS", "a.fits.gz", "a.csv", "a.ecsv", "a.vot.gz"
        }) {
      then(holds(offered, file(name, ""))).as(name).isTrue();
    }
    for (String name : new String[] {"a.txt", "fits", "a.java"}) {
      then(holds(offered, file(name, ""))).as(name).isFalse();
    }
  }

  @Test
  void what_is_found_is_written_into_a_project_which_knows_it_at_once() throws Exception {
    // GIVEN
    choose(file("t.csv", TABLE));
    run("skysift.indexFiles");
    eventually("rows", () -> observations() == 3);
    IFile target = project.getFile("out.csv");
    Consumer<Session> writing = ExportHandler.writing(target);
    // WHEN
    awt(
        () -> {
          writing.accept(session);
          return null;
        });
    // THEN
    eventually("known", target::exists);
    then(Files.readString(target.getLocation().toPath())).contains("ivo://x/4");
  }

  @Test
  void a_saved_search_is_a_file_of_a_project_that_opens_in_the_view() throws Exception {
    // GIVEN
    SearchRequest asked = awt(() -> session.search().request().withText("crab"));
    IFile file = project.getFile("crab.skysift");
    Job job = SaveSearchHandler.saving(asked, file);
    job.schedule();
    job.join();
    then(job.getResult().isOK()).isTrue();
    eventually("known", file::exists);
    // WHEN
    swt(() -> IDE.openEditor(page(), file));
    // THEN
    eventually("asked", () -> awt(() -> session.search().request()).equals(asked));
    then(awt(() -> session.search().canUndo())).isTrue();
  }

  @Test
  void an_ending_that_is_no_format_is_refused_with_the_endings_there_are() {
    thenThrownBy(() -> ExportHandler.writing(project.getFile("out.doc")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("out.doc")
        .hasMessageContaining(".ecsv");
  }

  /** As the menu has it. */
  private static Expression definition(String id) throws Exception {
    for (IConfigurationElement element :
        Platform.getExtensionRegistry()
            .getConfigurationElementsFor("org.eclipse.core.expressions.definitions")) {
      if (id.equals(element.getAttribute("id"))) {
        return ExpressionConverter.getDefault().perform(element.getChildren()[0]);
      }
    }
    throw new AssertionError("no definition " + id);
  }

  private static boolean holds(Expression expression, IFile file) throws Exception {
    return expression.evaluate(new EvaluationContext(null, file)) == EvaluationResult.TRUE;
  }
}
