package skysift.vo;

import com.google.common.base.Splitter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.votable.VOStarTable;
import uk.ac.starlink.votable.datalink.ExampleUrl;
import uk.ac.starlink.votable.datalink.ServiceDescriptor;
import uk.ac.starlink.votable.datalink.ServiceParam;

/**
 * The links services behind a table's rows, as descriptors that refer to its column of publisher
 * DIDs (DataLink 1.1 §4.1), so that whoever gets the table can ask them too. A service is described
 * when all of its rows in the table are asked for by their publisher DID.
 */
final class LinksServices {
  private static final String STANDARD = "ivo://ivoa.net/std/DataLink#links-1.1";
  private static final String COLUMN = ObsCoreColumn.OBS_PUBLISHER_DID.columnName();

  private final Set<Service> services = new LinkedHashSet<>();
  private final Set<Service> others = new HashSet<>();

  /**
   * A service's address, parts of its query that are always the same, and the name of its
   * identifier.
   */
  private record Service(String address, List<String> fixed, String idName) {}

  /** Notes where a row's links are. */
  void see(Dataset dataset) {
    Optional<String> url = dataset.access().filter(Access::isLinks).map(Access::url);
    int query = url.map(u -> u.indexOf('?')).orElse(-1);
    if (query < 0) {
      return;
    }
    List<String> fixed = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String part : Splitter.on('&').omitEmptyStrings().split(url.get().substring(query + 1))) {
      (part.regionMatches(true, 0, "id=", 0, 3) ? ids : fixed).add(part);
    }
    if (ids.size() == 1 && url.get().regionMatches(true, 0, "http", 0, 4)) {
      Service service =
          new Service(url.get().substring(0, query), fixed, ids.getFirst().substring(0, 2));
      boolean same =
          dataset
              .text(ObsCoreColumn.OBS_PUBLISHER_DID)
              .map(did -> did.equals(decoded(ids.getFirst().substring(3))))
              .orElse(false);
      (same ? services : others).add(service);
    }
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  /**
   * Descriptors as parameters of the table, as STIL writes them; marks the column they refer to.
   */
  List<DescribedValue> parameters(List<ColumnInfo> columns) {
    List<DescribedValue> parameters = new ArrayList<>();
    for (Service service : services) {
      if (!others.contains(service)) {
        String name = "links_" + (parameters.size() + 1);
        parameters.add(
            new DescribedValue(
                new DefaultValueInfo(name, ServiceDescriptor.class, "Links service"),
                new Described(name, service)));
      }
    }
    if (!parameters.isEmpty()) {
      columns.stream()
          .filter(column -> column.getName().equals(COLUMN))
          .forEach(c -> c.setAuxDatum(new DescribedValue(VOStarTable.ID_INFO, COLUMN)));
    }
    return parameters;
  }

  /** A service as STIL sees it. */
  private record Described(String id, Service service) implements ServiceDescriptor {
    @Override
    public String getDescriptorId() {
      return id;
    }

    @Override
    public String getAccessUrl() {
      return service.address()
          + (service.fixed().isEmpty() ? "" : "?" + String.join("&", service.fixed()));
    }

    @Override
    public String getStandardId() {
      return STANDARD;
    }

    @Override
    public String getResourceIdentifier() {
      return null;
    }

    @Override
    public String getContentType() {
      return "application/x-votable+xml;content=datalink";
    }

    @Override
    public String getName() {
      return id;
    }

    @Override
    public String getDescription() {
      return "Links service of " + service.address().replaceFirst("(?i)^https?://([^/]*).*", "$1");
    }

    @Override
    public ServiceParam[] getInputParams() {
      return new ServiceParam[] {new Identifier(service.idName())};
    }

    @Override
    public ExampleUrl[] getExampleUrls() {
      return new ExampleUrl[0];
    }
  }

  /** The one input: the row's publisher DID. */
  private record Identifier(String name) implements ServiceParam {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public String getValue() {
      return "";
    }

    @Override
    public String getId() {
      return null;
    }

    @Override
    public String getRef() {
      return COLUMN;
    }

    @Override
    public String getDatatype() {
      return "char";
    }

    @Override
    public String getUnit() {
      return null;
    }

    @Override
    public String getUcd() {
      return "meta.id;meta.main";
    }

    @Override
    public String getUtype() {
      return null;
    }

    @Override
    public String getXtype() {
      return null;
    }

    @Override
    public String getDescription() {
      return null;
    }

    @Override
    public int[] getArraysize() {
      return new int[] {-1};
    }

    @Override
    public String[] getMinMax() {
      return null;
    }

    @Override
    public String[] getOptions() {
      return null;
    }
  }
}
