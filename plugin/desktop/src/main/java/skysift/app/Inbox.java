package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.samp.Incoming;
import skysift.samp.Payload;
import skysift.samp.Reply;
import skysift.samp.SampReceiver;
import skysift.sky.Moc;
import skysift.sky.MocFile;
import skysift.sky.SkyPosition;
import skysift.vo.Web;

/**
 * Takes the messages of other programs: finds the datasets that rows are, reads maps, lets tables
 * through where that is allowed, and answers each. Images are not asked for.
 */
final class Inbox implements SampReceiver, AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(Inbox.class.getName());
  private static final long MOST_MAP_BYTES = 64L << 20;

  static final Set<Class<? extends Payload>> KINDS =
      ImmutableSet.of(
          Payload.Table.class,
          Payload.FitsTable.class,
          Payload.RowHighlight.class,
          Payload.RowSelection.class,
          Payload.SkyPoint.class,
          Payload.Coverage.class);

  private final TableBook book;
  private final Consent consent;
  private final Echoes echoes;
  private final Web web;
  private final Arrival.Listener listener;
  private final Arrival.Log log;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("skysift-inbox").factory());

  Inbox(
      TableBook book,
      Consent consent,
      Echoes echoes,
      Web web,
      Arrival.Listener listener,
      Arrival.Log log) {
    this.book = book;
    this.consent = consent;
    this.echoes = echoes;
    this.web = web;
    this.listener = listener;
    this.log = log;
  }

  @Override
  public void received(Incoming message, Reply reply) {
    Reply logged = new Logged(message, reply);
    try {
      thread.execute(() -> handle(message, logged));
    } catch (RejectedExecutionException e) {
      LOGGER.log(Level.FINE, "closing", e);
      logged.failed("Skysift is closing");
    }
  }

  private void handle(Incoming message, Reply reply) {
    try {
      switch (message.payload()) {
        case Payload.SkyPoint p -> {
          listener.arrived(
              new Arrival.Position(message.peer(), new SkyPosition(p.ra() % 360, p.dec())));
          reply.done();
        }
        case Payload.RowHighlight h -> rows(message, h.tableId(), h.url(), List.of(h.row()), reply);
        case Payload.RowSelection s -> rows(message, s.tableId(), s.url(), s.rows(), reply);
        case Payload.Table t -> table(message, t.tableId(), t.name(), t.url(), reply);
        case Payload.FitsTable t -> table(message, t.tableId(), t.name(), t.url(), reply);
        case Payload.Coverage c ->
            permitted(message, c.url(), reply, () -> coverage(message, c, reply));
        default -> reply.failed("Skysift does not take " + message.mtype());
      }
    } catch (IOException e) {
      LOGGER.log(Level.INFO, "could not handle " + message.mtype(), e);
      reply.failed(FailureText.of(e));
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "could not handle " + message.mtype(), e);
      reply.failed("Skysift failed: " + e);
    }
  }

  private void rows(Incoming message, String id, URI url, List<Long> rows, Reply reply)
      throws IOException {
    Optional<KnownTable> known = book.find(id, url);
    if (known.isEmpty()) {
      reply.failed("No table with table-id=" + id + " or url=" + url + " is known");
      return;
    }
    KnownTable table = known.get();
    ImmutableList.Builder<String> keys = ImmutableList.builder();
    int others = 0;
    for (long row : rows) {
      if (row >= table.rows().size()) {
        int last = table.rows().size() - 1;
        reply.failed("row " + row + " is not in " + table.name() + ", which has 0 to " + last);
        return;
      }
      String key = table.rows().get((int) row);
      if (key.isEmpty()) {
        others++;
      } else {
        keys.add(key);
      }
    }
    if (!echoes.isEcho(table.id(), rows)) {
      boolean one = message.payload() instanceof Payload.RowHighlight;
      listener.arrived(new Arrival.Rows(message.peer(), table.name(), keys.build(), others, one));
    }
    reply.done();
  }

  private void table(Incoming message, String id, String name, URI url, Reply reply)
      throws IOException {
    Optional<KnownTable> own = id == null ? Optional.empty() : book.find(id, null);
    if (own.isPresent()) {
      reply.warning("Skysift has this table already, and reads it no second time: " + id);
      return;
    }
    String label = name == null ? message.peer() : name + " (" + message.peer() + ")";
    String tableId = id == null ? url.toString() : id;
    Consumer<String> outcome =
        words -> {
          if (words.isEmpty()) {
            reply.done();
          } else {
            reply.failed(words);
          }
        };
    permitted(
        message,
        url,
        reply,
        () -> listener.arrived(new Arrival.Table(message.peer(), tableId, label, url, outcome)));
  }

  /** On a thread of its own, since its server may be slow, and rows that come meanwhile are not. */
  private void coverage(Incoming message, Payload.Coverage coverage, Reply reply) {
    Thread.ofPlatform()
        .daemon()
        .name("skysift-map")
        .start(
            () -> {
              try {
                Moc moc = readMap(coverage.url());
                String name = coverage.name() == null ? "map" : coverage.name();
                listener.arrived(new Arrival.Coverage(message.peer(), name, moc));
                reply.done();
              } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.INFO, "no coverage map at " + coverage.url(), e);
                reply.failed(FailureText.of(e));
              }
            });
  }

  private Moc readMap(URI url) throws IOException {
    if (isFile(url)) {
      Path file = pathOf(url);
      if (Files.isRegularFile(file) && Files.size(file) > MOST_MAP_BYTES) {
        throw new IOException(file + " is too large for a coverage map");
      }
      return MocFile.read(file);
    }
    try (Web.Answer answer = web.get(url, MOST_MAP_BYTES)) {
      if (!answer.succeeded()) {
        throw new IOException(url + " answered with status " + answer.status());
      }
      try (InputStream body = answer.body()) {
        return MocFile.read(body);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(url + ": " + e.getMessage(), e);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Web addresses are read; files of this machine only from programs that the user trusts. */
  private void permitted(Incoming message, URI url, Reply reply, Work work) throws IOException {
    if (!isFile(url)) {
      if (!url.getScheme().toLowerCase(Locale.ROOT).startsWith("http")) {
        reply.failed("Skysift reads http, https and file addresses only, not " + url);
        return;
      }
      work.run();
      return;
    }
    pathOf(url);
    if (consent.has(message.peer())) {
      work.run();
      return;
    }
    listener.arrived(
        new Arrival.Question(
            message.peer(), url, decision -> decided(decision, message, reply, work)));
  }

  private void decided(Arrival.Decision decision, Incoming message, Reply reply, Work work) {
    thread.execute(
        () -> {
          try {
            if (decision == Arrival.Decision.NO) {
              reply.failed("The user of Skysift did not allow that file to be read");
              return;
            }
            if (decision == Arrival.Decision.ALWAYS) {
              consent.give(message.peer());
            }
            work.run();
          } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.INFO, "could not read what was allowed", e);
            reply.failed(FailureText.of(e));
          }
        });
  }

  private static boolean isFile(URI url) {
    return "file".equalsIgnoreCase(url.getScheme());
  }

  /** Of a file address in any of the forms that programs write; never a file of another machine. */
  static Path pathOf(URI url) throws IOException {
    String host = url.getAuthority();
    if (host != null && !host.isEmpty() && !host.equalsIgnoreCase("localhost")) {
      throw new IOException(url + " is not a file of this machine");
    }
    if (url.getPath() == null || url.getPath().isEmpty() || url.getPath().indexOf(0) >= 0) {
      throw new IOException(url + " names no file");
    }
    return Path.of(URI.create("file:///").resolve(url.getRawPath().replaceFirst("^/+", "/")));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Tells the log what was answered. */
  private final class Logged implements Reply {
    private final Incoming message;
    private final Reply reply;

    Logged(Incoming message, Reply reply) {
      this.message = message;
      this.reply = reply;
    }

    @Override
    public void done() {
      reply.done();
      log("done");
    }

    @Override
    public void warning(String words) {
      reply.warning(words);
      log("not done: " + words);
    }

    @Override
    public void failed(String reason) {
      reply.failed(reason);
      log("refused: " + reason);
    }

    private void log(String answer) {
      log.answered(message.peer(), message.peerId(), message.mtype(), answer);
    }
  }
}
