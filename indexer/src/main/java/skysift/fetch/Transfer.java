package skysift.fetch;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.vo.ServiceException;
import skysift.vo.Web;
import skysift.vo.Words;

/** One file on its way; tried as often as it may pass. */
final class Transfer {
  private static final int TRIES = 3;
  private static final int PORTION = 1 << 16;
  private static final int HEAD = 512;
  private static final int WORDS = 1 << 14;
  private static final Pattern RANGE = Pattern.compile("bytes\\s+(\\d+)-(\\d+)/(\\d+|\\*)");

  private final Web web;
  private final FetchItem item;
  private final Path folder;
  private final FetchLimits limits;
  private final LongConsumer came;
  private final PartFile part;

  /** {@code came} takes the number of bytes that came since the last call. */
  Transfer(Web web, FetchItem item, Path folder, FetchLimits limits, LongConsumer came) {
    this.web = web;
    this.item = item;
    this.folder = folder;
    this.limits = limits;
    this.came = came;
    this.part = new PartFile(folder, item);
  }

  /** A whole file that has its name. */
  record Whole(Path file, long bytes, String contentType, String note) {}

  /** What may pass when one waits. */
  private static final class Passing extends IOException {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    Passing(String message, long seconds, Throwable cause) {
      super(message, cause);
      this.seconds = seconds;
    }
  }

  /**
   * Fetches it.
   *
   * @throws IOException says why there is no such file; nothing has its name then
   */
  Whole run() throws IOException {
    if (item.bytes().isPresent()) {
      checkSize(item.bytes().getAsLong(), "is announced with");
    }
    for (int tries = 1; ; tries++) {
      try {
        return once();
      } catch (Passing e) {
        if (tries == TRIES) {
          throw new ServiceException(e.getMessage() + " (tried " + TRIES + " times)", e);
        }
        Waiting.seconds(e.seconds);
      }
    }
  }

  private Whole once() throws IOException {
    long start = part.length();
    Optional<String> version = part.version();
    boolean resume = start > 0 && version.isPresent();
    ImmutableMap.Builder<String, String> headers = ImmutableMap.builder();
    headers.put("Accept-Encoding", "identity");
    if (resume) {
      headers.put("Range", "bytes=" + start + "-").put("If-Range", version.get());
    }
    Web.Answer answer;
    try {
      answer = web.get(item.url(), limits.largest(), headers.buildOrThrow());
    } catch (ServiceException e) {
      boolean passing = e.getMessage().matches("(?s).*(did not answer|no connection|refused$).*");
      throw passing ? new Passing(e.getMessage(), 1, e) : e;
    }
    try (answer) {
      if (resume && answer.status() == 416) {
        part.delete();
        throw new Passing(item.url() + " has become shorter", 0, null);
      }
      check(answer);
      boolean goesOn = resume && answer.status() == 206 && begins(answer, start);
      if (answer.status() == 206 && !goesOn) {
        part.delete();
        throw new Passing(item.url() + " sent another part than it was asked for", 0, null);
      }
      return take(answer, goesOn ? start : 0);
    }
  }

  private static boolean begins(Web.Answer answer, long start) {
    Matcher range = RANGE.matcher(answer.headers().firstValue("content-range").orElse(""));
    return range.matches() && Long.parseLong(range.group(1)) == start;
  }

  /** Only a success holds a file; what else comes are the server's words. */
  private void check(Web.Answer answer) throws IOException {
    int status = answer.status();
    if (status == 204) {
      throw new ServiceException(
          item.url() + " has nothing there (status 204: no data in the region)");
    }
    if (answer.succeeded()) {
      return;
    }
    String said = Words.of(answer.body().readNBytes(WORDS));
    String what =
        item.url() + " answers with HTTP status " + status + (said.isEmpty() ? "" : ": " + said);
    if (status == 401 || status == 403) {
      boolean plain = status == 401 && item.url().getScheme().equals("http");
      throw new ServiceException(
          what
              + (plain
                  ? " (it asks for a login, which is not sent over plain http)"
                  : " (a login is needed)"));
    }
    if (status == 429 || status >= 502 && status <= 504) {
      String later = answer.headers().firstValue("retry-after").orElse("").strip();
      throw new Passing(what, later.matches("\\d{1,4}") ? Long.parseLong(later) : 2, null);
    }
    throw new ServiceException(what);
  }

  private Whole take(Web.Answer answer, long start) throws IOException {
    OptionalLong rest = answer.headers().firstValueAsLong("content-length");
    boolean packed = answer.headers().firstValue("content-encoding").isPresent();
    OptionalLong whole =
        rest.isPresent() && !packed
            ? OptionalLong.of(start + rest.getAsLong())
            : OptionalLong.empty();
    if (whole.isPresent()) {
      checkSize(whole.getAsLong(), "has");
    }
    try (OutputStream out = start > 0 ? part.append() : part.begin(answer.headers())) {
      copy(answer, out, start);
    }
    long length = part.length();
    if (whole.isPresent() && length != whole.getAsLong()) {
      throw new Passing(
          item.url() + " ended after " + length + " of " + whole.getAsLong() + " bytes", 1, null);
    }
    Optional<Checksums.Announced> checksum = Checksums.announced(answer.headers());
    if (checksum.isPresent() && checksum.get().differs(part.data())) {
      part.delete();
      throw new ServiceException(
          item.url() + " came damaged: its " + checksum.get().name() + " is not the announced one");
    }
    String name =
        FileNames.of(
            answer.url(), answer.headers().firstValue("content-disposition"), answer.contentType());
    Path file = part.finish(folder, name);
    return new Whole(file, length, answer.contentType(), note(length));
  }

  private String note(long length) {
    return item.bytes().isPresent() && item.bytes().getAsLong() != length && !estimated()
        ? length + " bytes came, " + item.bytes().getAsLong() + " were announced"
        : "";
  }

  /** ObsCore's sizes are estimates in whole kilobytes. */
  private boolean estimated() {
    return item.bytes().getAsLong() % 1000 == 0;
  }

  private void copy(Web.Answer answer, OutputStream out, long start) throws IOException {
    InputStream in = answer.body();
    try {
      byte[] head = in.readNBytes(HEAD);
      if (start == 0) {
        checkType(answer, head);
      }
      out.write(head);
      came.accept(head.length);
      byte[] portion = new byte[PORTION];
      long total = start + head.length;
      for (int count = in.read(portion); count >= 0; count = in.read(portion)) {
        out.write(portion, 0, count);
        came.accept(count);
        total += count;
        if (total > limits.largest()) {
          throw new ServiceException(tooLarge("goes on after"));
        }
        if (total % (PORTION << 8) < count) {
          checkSpace(0);
        }
      }
    } catch (ServiceException e) {
      if (e.getMessage().contains("longer than the limit")) {
        part.delete();
        throw new ServiceException(tooLarge("goes on after"), e);
      }
      boolean broke = e.getMessage().matches("(?s).*(broke off|sent nothing for).*");
      throw broke ? new Passing(e.getMessage(), 1, e) : e;
    }
  }

  /** A web page in the place of data is a login or an error. */
  private void checkType(Web.Answer answer, byte[] head) throws ServiceException {
    String start =
        new String(head, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
    boolean page = start.startsWith("<!doctype html") || start.startsWith("<html");
    String wanted = item.contentType().orElse("").toLowerCase(Locale.ROOT);
    if (page && !wanted.contains("html") && !wanted.isEmpty()) {
      throw new ServiceException(
          item.url() + " gave a web page, not " + wanted + ": " + Words.of(head));
    }
    boolean fits = wanted.contains("fits");
    boolean xml = start.startsWith("<?xml") || start.startsWith("<votable");
    if (fits && xml) {
      throw new ServiceException(
          item.url() + " gave a document, not " + wanted + ": " + Words.of(head));
    }
  }

  private void checkSize(long bytes, String has) throws IOException {
    if (bytes > limits.largest()) {
      throw new ServiceException(tooLarge(has + " " + bytes + " bytes, more than"));
    }
    checkSpace(bytes - part.length());
  }

  private String tooLarge(String how) {
    return item.url() + " " + how + " the " + limits.largest() + " bytes a file may have here";
  }

  private void checkSpace(long more) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free - more < limits.spare()) {
      throw new IOException(
          "There is not enough space in "
              + folder
              + ": "
              + free
              + " bytes are free, "
              + Math.max(more, 0)
              + " more are to come for "
              + item.url()
              + ", and "
              + limits.spare()
              + " stay free");
    }
  }
}
