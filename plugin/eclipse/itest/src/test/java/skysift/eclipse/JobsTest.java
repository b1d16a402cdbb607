package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.named;
import static skysift.eclipse.Workbench.page;
import static skysift.eclipse.Workbench.picture;
import static skysift.eclipse.Workbench.session;
import static skysift.eclipse.Workbench.swt;
import static skysift.eclipse.Workbench.window;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.swing.JTable;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.progress.IProgressConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.demo.SampleArchives;
import skysift.harvest.Archive;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;
import skysift.model.Session;

/** Jobs that wait for a service which never comes to an end, stopped in the Progress view. */
class JobsTest extends InWorkbench {
  private static final String BEGINNING =
      """
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">
      <INFO name="QUERY_STATUS" value="OK"/><TABLE>
      <FIELD name="obs_publisher_did" datatype="char" arraysize="*"/>
      <FIELD name="obs_id" datatype="char" arraysize="*"/>
      <DATA><TABLEDATA><TR><TD>ivo://slow/1</TD><TD>s1</TD></TR>
      """;

  private static final String FAILURE =
      """
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">
      <INFO name="QUERY_STATUS" value="ERROR">No table space is left</INFO></RESOURCE></VOTABLE>
      """;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "slow-archive");
            thread.setDaemon(true);
            return thread;
          });
  private HttpServer slow;
  private Session session;

  /** A server that begins to answer and goes no further until the test has ended. */
  @BeforeEach
  void startServer() throws Exception {
    session = session(view);
    slow = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    slow.setExecutor(threads);
    slow.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(BEGINNING.getBytes(StandardCharsets.UTF_8));
            body.flush();
            asked.countDown();
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
          }
        });
    slow.start();
  }

  @AfterEach
  void stopServer() {
    released.countDown();
    slow.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_harvest_that_is_cancelled_in_the_progress_view_ends_and_loses_nothing() throws Exception {
    // GIVEN rows from before, and an archive that does not come to an end
    try (SampleArchives samples = SampleArchives.start()) {
      harvest(samples);
    }
    long before = observations();
    HarvestRequest request = HarvestRequest.of(List.of(Archive.ofFile("slow").at(url("tap"))));
    awt(
        () -> {
          session.harvest().harvest(request);
          return null;
        });
    then(asked.await(60, TimeUnit.SECONDS)).isTrue();
    // WHEN THEN
    cancelInProgressView("Skysift: reading", "slow");
    eventually("ended", () -> Job.getJobManager().find(WorkJob.class).length == 0);
    eventually("told", () -> awt(() -> session.harvest().running()).isEmpty());
    HarvestReport report = awt(() -> session.harvest().reports().getLast());
    then(report.archive()).isEqualTo("slow");
    then(report.ending()).isEqualTo(HarvestReport.Ending.STOPPED);
    then(observations()).isGreaterThanOrEqualTo(before);
    // WHEN more is read
    Path table =
        Files.writeString(folder.resolve("t.csv"), "obs_publisher_did,obs_id\nivo://x/1,a1\n");
    awt(
        () -> {
          session.harvest().importTable(table.toString());
          return null;
        });
    // THEN
    eventually("read", () -> observations() > before);
    then(awt(() -> session.harvest().errors())).isEmpty();
  }

  @Test
  void a_links_service_that_does_not_answer_is_given_up_in_the_progress_view() throws Exception {
    // GIVEN a row with links there
    Path table =
        Files.writeString(
            folder.resolve("t.csv"),
            "obs_publisher_did,obs_id,access_url,access_format\nivo://x/1,a1,"
                + url("links?ID=1")
                + ",application/x-votable+xml;content=datalink\n");
    awt(
        () -> {
          session.harvest().importTable(table.toString());
          return null;
        });
    JTable results = (JTable) awt(() -> named(panel(), "results"));
    eventually("row", () -> awt(results::getRowCount) == 1);
    awt(
        () -> {
          results.setRowSelectionInterval(0, 0);
          session.selection().resolve();
          return null;
        });
    then(asked.await(60, TimeUnit.SECONDS)).isTrue();
    // WHEN
    cancelInProgressView("Skysift: asking for links", "a1");
    // THEN
    eventually("ended", () -> Job.getJobManager().find(WorkJob.class).length == 0);
    eventually("told", () -> awt(() -> session.selection().error()).isPresent());
    then(awt(() -> session.selection().resolving())).isFalse();
    then(awt(results::getRowCount)).isEqualTo(1);
  }

  @Test
  void what_an_archive_answers_when_it_fails_is_in_the_error_log_in_its_words() throws Exception {
    // GIVEN
    slow.createContext(
        "/failing",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = FAILURE.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
          exchange.sendResponseHeaders(400, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    List<String> logged = new CopyOnWriteArrayList<>();
    ILogListener listener = (status, plugin) -> logged.add(status.getMessage());
    Platform.addLogListener(listener);
    // WHEN
    try {
      HarvestRequest request =
          HarvestRequest.of(List.of(Archive.ofFile("failing").at(url("failing"))));
      awt(
          () -> {
            session.harvest().harvest(request);
            return null;
          });
      // THEN
      eventually(
          "in the Error Log",
          () ->
              logged.stream()
                  .anyMatch(
                      text -> text.contains("failing") && text.contains("No table space is left")));
    } finally {
      Platform.removeLogListener(listener);
    }
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + slow.getAddress().getPort() + "/" + path);
  }

  /** Clicks the red square beside a job, once the view says what it works on. */
  private void cancelInProgressView(String job, String at) throws Exception {
    swt(() -> page().showView(IProgressConstants.PROGRESS_VIEW_ID));
    eventually(
        job + " is in the Progress view, at " + at,
        () -> swt(() -> item(window().getShell(), job, at).isPresent()));
    picture(job.replaceAll("\\W+", "-"));
    swt(
        () -> {
          Composite item = item(window().getShell(), job, at).orElseThrow();
          ((ToolBar) child(item, ToolBar.class))
              .getItem(0)
              .notifyListeners(SWT.Selection, new Event());
          return null;
        });
  }

  /** The part of the Progress view that shows a job which says what it works on. */
  private static Optional<Composite> item(Composite in, String job, String at) {
    for (Control child : in.getChildren()) {
      if (child instanceof Composite composite) {
        boolean shows =
            composite.getClass().getSimpleName().equals("ProgressInfoItem")
                && texts(composite).contains(job)
                && texts(composite).contains(at);
        Optional<Composite> found = shows ? Optional.of(composite) : item(composite, job, at);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String texts(Composite in) {
    StringBuilder texts = new StringBuilder();
    for (Control child : in.getChildren()) {
      if (child instanceof Label label) {
        texts.append(label.getText()).append('\n');
      } else if (child instanceof Link link) {
        texts.append(link.getText()).append('\n');
      }
    }
    return texts.toString();
  }

  private static Control child(Composite in, Class<?> kind) {
    for (Control child : in.getChildren()) {
      if (kind.isInstance(child)) {
        return child;
      }
    }
    throw new AssertionError("no " + kind.getSimpleName());
  }
}
