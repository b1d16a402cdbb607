package skysift.vo;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import skysift.sky.SkyPosition;

/**
 * Names to positions by CDS Sesame, which asks SIMBAD, NED and VizieR. A name leaves the machine
 * only when this is called.
 */
public final class Sesame {
  /** Where it is, and its mirror. */
  private static final ImmutableList<URI> SERVICES =
      ImmutableList.of(
          URI.create("https://cds.unistra.fr/cgi-bin/nph-sesame"),
          URI.create("https://vizier.cfa.harvard.edu/viz-bin/nph-sesame"));

  private static final long MAX_BYTES = 1 << 20;

  private final Web web;
  private final ImmutableList<URI> services;

  /** The public service. */
  public Sesame(Web web) {
    this(web, SERVICES);
  }

  /** The same at other addresses, in the order in which they are asked. */
  public Sesame(Web web, List<URI> services) {
    this.web = web;
    this.services = ImmutableList.copyOf(services);
  }

  /**
   * One answer.
   *
   * @param name the object's main name there
   * @param position ICRS
   * @param type of object, in the source's own word; may be empty
   * @param source who answered: "Simbad", "NED", "VizieR", as Sesame writes it
   */
  public record Named(String name, SkyPosition position, String type, String source) {}

  /**
   * What the sources say, SIMBAD's answer first; none when they do not know the name.
   *
   * @throws ServiceException when neither Sesame nor its mirror answers
   */
  public ImmutableList<Named> resolve(String name) throws IOException {
    ServiceException failure = null;
    for (URI service : services) {
      String encoded = URLEncoder.encode(name.strip(), StandardCharsets.UTF_8).replace("+", "%20");
      URI url = URI.create(service + "/-oxp/A?" + encoded);
      try (Web.Answer answer = Words.successful(web.get(url, MAX_BYTES))) {
        return read(url.toString(), name.strip(), answer.body());
      } catch (ServiceException e) {
        failure = failure == null ? e : failure;
      }
    }
    throw failure;
  }

  private static ImmutableList<Named> read(String url, String asked, InputStream in)
      throws IOException {
    Reading reading = new Reading(asked);
    try {
      XMLReader reader = SafeXml.reader();
      reader.setContentHandler(reading);
      reader.parse(new InputSource(in));
    } catch (SAXException e) {
      throw new ServiceException(url + " is no answer of Sesame: " + Words.reason(e), e);
    }
    return ImmutableList.copyOf(reading.found);
  }

  private static final class Reading extends DefaultHandler {
    private final String asked;
    private final List<Named> found = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String source = "";
    private String name = "";
    private String type = "";
    private double ra = Double.NaN;
    private double dec = Double.NaN;

    Reading(String asked) {
      this.asked = asked;
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes) {
      text.setLength(0);
      if (local.equals("Resolver")) {
        String said = attributes.getValue("name");
        source = said == null ? "" : said.replaceFirst("^[A-Z]+=", "").replaceFirst(" ?\\(.*", "");
        name = asked;
        type = "";
        ra = Double.NaN;
        dec = Double.NaN;
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      if (text.length() < 1000) {
        text.append(characters, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String qName) {
      String content = text.toString().strip();
      switch (local) {
        case "jradeg" -> ra = number(content);
        case "jdedeg" -> dec = number(content);
        case "oname" -> name = content.isEmpty() ? asked : content;
        case "otype" -> type = content;
        case "Resolver" -> {
          if (Double.isFinite(ra) && Math.abs(dec) <= 90) {
            found.add(new Named(name, SkyPosition.of(ra, dec), type, source));
          }
        }
        default -> {}
      }
      text.setLength(0);
    }

    private static double number(String content) {
      try {
        return Double.parseDouble(content);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }
}
