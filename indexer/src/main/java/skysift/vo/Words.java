package skysift.vo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.vo.ServiceException.Kind;

/** What a service says about its failure, in its own words; one line. */
public final class Words {
  private static final int MAX_BODY = 1 << 16;
  private static final int MAX_SHOWN = 400;
  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title\\s*>");
  private static final Pattern NO_TEXT =
      Pattern.compile("(?is)<(head|script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");

  private Words() {}

  /** The answer, when its status is one of success; else a failure that quotes it. */
  static Web.Answer successful(Web.Answer answer) throws IOException {
    if (answer.succeeded()) {
      return answer;
    }
    try (answer) {
      String words = of(answer.body().readNBytes(MAX_BODY));
      String status = answer.url() + " answers with HTTP status " + answer.status();
      throw new ServiceException(
          mayPass(answer.status()) ? Kind.BUSY : Kind.REFUSED,
          words.isEmpty() ? status : status + ": " + words,
          null,
          answer.retryAfter());
    }
  }

  private static boolean mayPass(int status) {
    return status == 429 || (status >= 502 && status <= 504);
  }

  /** The first useful line of an error document: VOTable, text, or a web page; may be empty. */
  public static String of(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    if (Sniffer.isXmlTable(document)) {
      String words = VotableReader.wordsOf(document);
      return words.isEmpty() ? firstLine(plain(text)) : words;
    }
    if (text.stripLeading().startsWith("<")) {
      return ofPage(text);
    }
    return firstLine(text);
  }

  /** A web page's title, else its first line of text. */
  static String ofPage(String html) {
    Matcher title = TITLE.matcher(html);
    String found = title.find() ? oneLine(plain(title.group(1))) : "";
    return found.isEmpty() ? firstLine(plain(html)) : found;
  }

  private static String plain(String markup) {
    return NO_TEXT
        .matcher(markup)
        .replaceAll(" ")
        .replaceAll("(?s)<[^>]*>", "\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }

  /** The first line that is not blank, shortened. */
  static String firstLine(String text) {
    return text.lines().map(Words::oneLine).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  /** Without line breaks, control characters and doubled blanks; shortened. */
  static String oneLine(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}\\u00a0]+", " ").strip();
    return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "...";
  }

  /** What an exception says, else what it is. */
  static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    if (message != null && !message.isBlank()) {
      return oneLine(message);
    }
    return thrown
        .getClass()
        .getSimpleName()
        .replaceAll("(Exception|Error)$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
