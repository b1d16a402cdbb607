package skysift.vo;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A service that a VOTable describes (DataLink 1.1 §4). What it does not say is the empty text.
 *
 * @param id XML ID of the RESOURCE, which service_def names; dots and the like are kept
 * @param name of the RESOURCE
 * @param description for people
 * @param accessUrl base URL; may hold a query already
 * @param standardId the standard it follows; empty for free services
 * @param resourceId IVOID of the service in the registry
 * @param contentType media type of what it gives
 * @param examples complete URLs, for a try
 * @param self whether it describes the service that sent the document ({@code adhoc:this})
 * @param inputs its parameters in the document's order; a name that repeats has alternatives
 */
public record ServiceDescriptor(
    String id,
    String name,
    String description,
    String accessUrl,
    String standardId,
    String resourceId,
    String contentType,
    List<String> examples,
    boolean self,
    List<Input> inputs) {

  public ServiceDescriptor {
    examples = ImmutableList.copyOf(examples);
    inputs = ImmutableList.copyOf(inputs);
  }

  /** Who sets an input (DataLink 1.1 §4.3). */
  public enum Kind {
    /** Must be sent as it is. */
    FIXED,
    /** Comes from a column of the row that the service is called for. */
    ROW,
    /** The user may set it. */
    USER
  }

  /**
   * One parameter of the service.
   *
   * @param name as it is sent
   * @param kind who sets it
   * @param value what is sent; for the user's, what is chosen beforehand
   * @param column name of the column it refers to, for {@code ROW}; empty when there is no such
   *     column in the table
   * @param datatype VOTable's
   * @param arraysize VOTable's
   * @param xtype circle, polygon, interval and the like (DALI 1.1 §3.3)
   * @param unit of the number sent
   * @param ucd what it means
   * @param description for people
   * @param min least value; for regions and intervals none
   * @param max greatest value; for regions and intervals the extent of the data
   * @param options the only values there are; empty when any may be sent
   */
  public record Input(
      String name,
      Kind kind,
      String value,
      String column,
      String datatype,
      String arraysize,
      String xtype,
      String unit,
      String ucd,
      String description,
      String min,
      String max,
      List<String> options) {

    public Input {
      options = ImmutableList.copyOf(options);
    }

    Input withColumn(String found) {
      return with(kind, value, found);
    }

    private Input with(Kind newKind, String newValue, String newColumn) {
      return new Input(
          name,
          newKind,
          newValue,
          newColumn,
          datatype,
          arraysize,
          xtype,
          unit,
          ucd,
          description,
          min,
          max,
          options);
    }

    /** An input of the row's as a fixed one; unchanged when the row has no value for it. */
    private Input filled(Function<String, Optional<String>> row) {
      if (kind != Kind.ROW || column.isEmpty()) {
        return this;
      }
      return row.apply(column).map(said -> with(Kind.FIXED, said, column)).orElse(this);
    }
  }

  /** Whether it is a links service, of any version 1 (DataLink 1.1 §4.8). */
  public boolean isLinks() {
    return follows("datalink#links-1");
  }

  /** Whether it cuts out, at once or by a job (SODA 1.0 §2). */
  public boolean isSoda() {
    return follows("soda#sync-1") || follows("soda#async-1");
  }

  /** Whether it must be asked through a job, which a plain URL cannot do (SODA 1.0 §2.2). */
  public boolean isAsync() {
    return standardId.toLowerCase(Locale.ROOT).contains("#async");
  }

  private boolean follows(String standard) {
    return standardId.toLowerCase(Locale.ROOT).startsWith("ivo://ivoa.net/std/" + standard);
  }

  /** What to call it on a screen and on the command line; never empty. */
  public String title() {
    for (String said : new String[] {name, description, id}) {
      if (!said.isBlank()) {
        return said.strip();
      }
    }
    return isLinks() ? "links" : "service";
  }

  /** The same for one row: what the row gives is fixed. */
  public ServiceDescriptor filled(Function<String, Optional<String>> row) {
    return withInputs(inputs.stream().map(input -> input.filled(row)).toList());
  }

  /** The same with other inputs. */
  public ServiceDescriptor withInputs(List<Input> others) {
    return new ServiceDescriptor(
        id,
        name,
        description,
        accessUrl,
        standardId,
        resourceId,
        contentType,
        examples,
        self,
        others);
  }

  /** Inputs that the row must give and does not: with any of them there is no call. */
  public ImmutableList<String> missing() {
    return inputs.stream()
        .filter(input -> input.kind() == Kind.ROW)
        .map(Input::name)
        .collect(ImmutableList.toImmutableList());
  }
}
