package skysift.vo;

import java.util.List;
import org.xml.sax.SAXException;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.votable.TableHandler;

/**
 * Picks the table of a VOTable that is the answer: the first in a RESOURCE of type results; where
 * none of that type comes first, the first elsewhere that has identifiers. Tables of RESOURCEs of
 * type meta are passed over.
 */
final class VotableRows implements TableHandler {
  private final String source;
  private final VotableFilter filter;
  private final Handover handover;
  private volatile RowMaker maker;
  private volatile boolean fromResults;
  private volatile boolean announced;
  private volatile long announcedRows = -1;
  private volatile String refusal = "";
  private boolean taking;

  VotableRows(String source, VotableFilter filter, Handover handover) {
    this.source = source;
    this.filter = filter;
    this.handover = handover;
  }

  @Override
  public void startTable(StarTable table) throws SAXException {
    VotableFilter.Place place = filter.place();
    boolean results = place == VotableFilter.Place.RESULTS;
    taking = false;
    if (announced || fromResults || place == VotableFilter.Place.META) {
      return;
    }
    RowMaker found = new RowMaker(source, Column.of(table));
    if (!found.identified()) {
      refusal = refusal.isEmpty() ? found.refusal() : refusal;
      if (results && maker == null) {
        throw new SAXException(refusal);
      }
      return;
    }
    if (maker == null || results) {
      maker = found;
      fromResults = results;
      announcedRows = table.getRowCount();
      taking = true;
    }
  }

  @Override
  public void rowData(Object[] cells) {
    if (taking) {
      announce();
      handover.put(maker.row(cells));
    }
  }

  @Override
  public void endTable() {
    taking = false;
  }

  /** Tells of a table without rows, now that no better one can follow. */
  void documentEnded() {
    if (maker != null) {
      announce();
    }
  }

  private void announce() {
    if (!announced) {
      announced = true;
      handover.put(maker.table());
    }
  }

  /**
   * The services for the table's rows, with our names for its columns; the sender itself is none.
   */
  List<ServiceDescriptor> named(List<ServiceDescriptor> services) {
    return services.stream()
        .filter(service -> !service.self() && !service.accessUrl().isEmpty())
        .map(service -> service.withInputs(service.inputs().stream().map(this::named).toList()))
        .toList();
  }

  private ServiceDescriptor.Input named(ServiceDescriptor.Input input) {
    return input.column().isEmpty() ? input : input.withColumn(maker.nameOf(input.column()));
  }

  /** How many rows the table says it has (nrows); -1 when it does not say. */
  long announced() {
    return announcedRows;
  }

  /** Whether there was a table to take. */
  boolean taken() {
    return maker != null;
  }

  /** Whether the only tables had no identifiers. */
  boolean refused() {
    return maker == null && !refusal.isEmpty();
  }

  String refusal() {
    return refusal;
  }
}
