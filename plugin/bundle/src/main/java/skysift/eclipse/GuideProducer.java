package skysift.eclipse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.IHelpContentProducer;

/** Gives Eclipse's help the user guide, which is written in Markdown, as HTML. */
public final class GuideProducer implements IHelpContentProducer {
  private static final String FOLDER = "docs/";
  private static final List<org.commonmark.Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  @Override
  public InputStream getInputStream(String plugin, String href, Locale locale) {
    String page = href.replaceFirst("[?#].*", "");
    if (!page.matches(FOLDER + "[a-z-]+\\.html")) {
      return null; // a file of the bundle, which Eclipse finds itself
    }
    String name = "/" + page.replace(".html", ".md");
    try (InputStream markdown = GuideProducer.class.getResourceAsStream(name)) {
      if (markdown == null) {
        return null;
      }
      String text = new String(markdown.readAllBytes(), StandardCharsets.UTF_8);
      return new ByteArrayInputStream(html(text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      Platform.getLog(GuideProducer.class).error(name + " cannot be read", e);
      return null;
    }
  }

  /** A whole page; links to other pages of the guide lead to these as HTML. */
  static String html(String markdown) {
    String body =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .build()
            .render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown))
            .replaceAll("href=\"([a-z-]+)\\.md(#[^\"]*)?\"", "href=\"$1.html$2\"");
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Skysift</title>"
        + "<style>body{font-family:sans-serif;max-width:60em;margin:1em}"
        + "table{border-collapse:collapse}td,th{border:1px solid #888;padding:2px 6px}"
        + "img{max-width:100%}</style></head><body>"
        + body
        + "</body></html>";
  }
}
