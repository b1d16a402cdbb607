package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skysift.vo.ServiceException;
import skysift.vo.TapService;
import skysift.vo.TextTable;
import skysift.vo.Web;

/** Finds ObsTAP services in the VO's registry (RegTAP 1.2), of which there are several copies. */
public final class Registry {
  /** In the order in which they are asked. */
  private static final ImmutableList<URI> COPIES =
      ImmutableList.of(
          URI.create("http://reg.g-vo.org/tap"),
          URI.create("https://registry.euro-vo.org/regtap/tap"),
          URI.create("https://mast.stsci.edu/vo-tap/api/v0.1/registry"));

  private static final int MOST = 2000;

  /** Services whose TAP capability declares the data model. */
  private static final String DECLARED =
      "SELECT DISTINCT ivoid, short_name, res_title, access_url FROM rr.resource"
          + " NATURAL JOIN rr.capability NATURAL JOIN rr.interface NATURAL JOIN rr.res_detail"
          + " WHERE standard_id LIKE 'ivo://ivoa.net/std/tap%' AND intf_role = 'std'"
          + " AND detail_xpath = '/capability/dataModel/@ivo-id'"
          + " AND 1 = ivo_nocasematch(detail_value, 'ivo://ivoa.net/std/obscore%')";

  /** Tables of that utype, and the service that a record of theirs names. */
  private static final String BY_TABLE =
      "SELECT DISTINCT ivoid, short_name, res_title, access_url FROM rr.res_table"
          + " NATURAL JOIN rr.resource NATURAL JOIN rr.capability NATURAL JOIN rr.interface"
          + " WHERE table_utype LIKE 'ivo://ivoa.net/std/obscore#table-1.%'"
          + " AND standard_id LIKE 'ivo://ivoa.net/std/tap%' AND intf_role = 'std'";

  private final Web web;
  private final ImmutableList<URI> copies;

  /** The registry, by its public copies. */
  public Registry(Web web) {
    this(web, COPIES);
  }

  Registry(Web web, ImmutableList<URI> copies) {
    this.web = web;
    this.copies = copies;
  }

  /** A service that was found. */
  public record Found(String ivoid, String shortName, String title, String url) {}

  /**
   * All ObsTAP services in whose name, title or address these words are; all when empty. Asks the
   * first copy that answers.
   *
   * @throws ServiceException when none answers
   */
  public ImmutableList<Found> search(String words) throws IOException {
    List<String> faults = new ArrayList<>();
    for (URI copy : copies) {
      TapService service = new TapService(web, "the registry", copy);
      try {
        Map<String, Found> byUrl = new LinkedHashMap<>();
        add(service.table(DECLARED, MOST), byUrl);
        add(service.table(BY_TABLE, MOST), byUrl);
        return byUrl.values().stream()
            .filter(
                found ->
                    found
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(words.strip().toLowerCase(Locale.ROOT)))
            .collect(ImmutableList.toImmutableList());
      } catch (InterruptedIOException e) {
        throw e;
      } catch (ServiceException e) {
        faults.add(e.getMessage());
      }
    }
    throw new ServiceException(String.join("; ", faults));
  }

  private static void add(TextTable table, Map<String, Found> byUrl) {
    for (int row = 0; row < table.rows().size(); row++) {
      String url = table.cell(row, "access_url").replaceFirst("/+$", "");
      byUrl.putIfAbsent(
          url,
          new Found(
              table.cell(row, "ivoid"),
              table.cell(row, "short_name"),
              table.cell(row, "res_title"),
              url));
    }
  }
}
