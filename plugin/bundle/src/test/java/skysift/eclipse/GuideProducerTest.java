package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideProducerTest {
  private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

  @Test
  void every_topic_of_the_contents_leads_to_a_heading_of_the_guide() throws Exception {
    // GIVEN
    String contents;
    try (InputStream toc = GuideProducer.class.getResourceAsStream("/toc.xml")) {
      contents = new String(toc.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> topics = HREF.matcher(contents).results().map(m -> m.group(1)).toList();
    then(topics).hasSizeGreaterThan(5);
    for (String topic : topics) {
      // WHEN
      String page = page(topic);
      // THEN
      if (topic.contains("#")) {
        then(page).as(topic).contains("id=\"" + topic.replaceFirst(".*#", "") + "\"");
      }
      then(page).as(topic).contains("<h1");
    }
  }

  @Test
  void tables_and_links_between_pages_become_html() {
    // WHEN
    String html =
        GuideProducer.html("[words](glossary.md#x)\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
    // THEN
    then(html).contains("href=\"glossary.html#x\"").contains("<td>1</td>");
  }

  @Test
  void nothing_outside_of_the_guide_is_given() {
    for (String href : new String[] {"icons/skysift.png", "docs/../plugin.xml", "docs/none.html"}) {
      then(new GuideProducer().getInputStream("skysift.eclipse", href, Locale.ROOT))
          .as(href)
          .isNull();
    }
  }

  private static String page(String href) throws Exception {
    try (InputStream page =
        new GuideProducer().getInputStream("skysift.eclipse", href, Locale.ROOT)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
