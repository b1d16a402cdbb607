package skysift.datalink;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import skysift.vo.ServiceDescriptor;
import skysift.vo.ServiceDescriptor.Input;
import skysift.vo.ServiceDescriptor.Kind;

/**
 * A described service as a form: what the user may set, and the URL that calls it (DataLink 1.1
 * §4.3).
 */
public final class ServiceForm {
  /** What SODA 1.0 §3.3 defines; for services that follow it and describe no parameter. */
  private static final ImmutableList<Input> SODA =
      ImmutableList.of(
          soda("CIRCLE", "double", "3", "circle", "deg", "circle to cut out: ra dec radius"),
          soda(
              "POLYGON", "double", "*", "polygon", "deg", "corners of what is cut out: ra dec ..."),
          soda("BAND", "double", "2", "interval", "m", "wavelengths to cut out"),
          soda("TIME", "double", "2", "interval", "d", "times to cut out, MJD"),
          soda("POL", "char", "*", "", "", "polarization state to take out, such as I"));

  private final ServiceDescriptor service;
  private final ImmutableList<Parameter> parameters;

  private ServiceForm(ServiceDescriptor service) {
    this.service = service;
    Map<String, ImmutableList.Builder<Input>> byName = new LinkedHashMap<>();
    for (Input input : service.inputs()) {
      if (input.kind() == Kind.USER) {
        byName.computeIfAbsent(input.name(), name -> ImmutableList.builder()).add(input);
      }
    }
    parameters =
        byName.entrySet().stream()
            .map(e -> new Parameter(e.getKey(), e.getValue().build()))
            .collect(ImmutableList.toImmutableList());
  }

  /** The form of a service for one row, whose values are filled in already. */
  public static ServiceForm of(ServiceDescriptor service) {
    boolean silent = service.inputs().stream().noneMatch(input -> input.kind() == Kind.USER);
    if (!service.isSoda() || !silent) {
      return new ServiceForm(service);
    }
    ImmutableList.Builder<Input> inputs = ImmutableList.builder();
    return new ServiceForm(
        service.withInputs(inputs.addAll(service.inputs()).addAll(SODA).build()));
  }

  private static Input soda(
      String name, String type, String size, String xtype, String unit, String description) {
    return new Input(
        name, Kind.USER, "", "", type, size, xtype, unit, "", description, "", "", List.of());
  }

  /**
   * What the user may set.
   *
   * @param name as it is sent
   * @param alternatives the forms its value may take; usually one
   */
  public record Parameter(String name, ImmutableList<Input> alternatives) {
    /** What is chosen beforehand; empty when nothing is. */
    public String preset() {
      return alternatives.getFirst().value();
    }

    /** Whether its value may have this form (DALI 1.1 §3.3). */
    public boolean takes(String xtype) {
      return alternatives.stream().anyMatch(input -> input.xtype().equals(xtype));
    }

    /**
     * The value as it is sent.
     *
     * @throws IllegalArgumentException when no alternative allows it; says what is wrong
     */
    public String checked(String text) {
      IllegalArgumentException first = null;
      for (Input input : alternatives) {
        try {
          return InputCheck.sent(input, text);
        } catch (IllegalArgumentException e) {
          first = first == null ? e : first;
        }
      }
      throw first;
    }

    /** What may be given, in one line: form, unit, limits, options, the service's words. */
    public String hint() {
      return alternatives.stream().map(InputCheck::hint).collect(Collectors.joining("; or "));
    }
  }

  /** What the user may set, in the service's order. */
  public ImmutableList<Parameter> parameters() {
    return parameters;
  }

  /** The service. */
  public ServiceDescriptor service() {
    return service;
  }

  /** Why it cannot be called at all; empty when it can. */
  public Optional<String> obstacle() {
    if (service.accessUrl().isEmpty()) {
      return Optional.of("the service's address is not described");
    }
    if (!Links.isFetchable(service.accessUrl())) {
      return Optional.of("refused, not an http or https address: " + service.accessUrl());
    }
    if (!service.missing().isEmpty()) {
      return Optional.of(
          "the row has no value for " + String.join(", ", service.missing()) + ", which it needs");
    }
    return Optional.empty();
  }

  /** Whether it works through jobs (UWS 1.1) only: {@link #sent} is posted, no URL calls it. */
  public boolean isAsync() {
    return service.isAsync();
  }

  /**
   * The URL that calls it: its address, then what is fixed and what the user gives, in the
   * service's order.
   *
   * @param given values by parameter name, blank ones left out; a name may have several
   * @throws IllegalArgumentException when it cannot be called, or a value is not allowed; names the
   *     parameter and what it may be
   */
  public String url(ListMultimap<String, String> given) {
    if (isAsync()) {
      throw new IllegalArgumentException(
          service.title() + ": works through jobs (" + service.standardId() + "), not by a URL");
    }
    StringJoiner query = new StringJoiner("&");
    for (Map.Entry<String, String> pair : sent(given).entries()) {
      query.add(encoded(pair.getKey()) + "=" + encoded(pair.getValue()));
    }
    return appended(service.accessUrl(), query.toString());
  }

  /**
   * All that is sent: the fixed values as they are, then what is given.
   *
   * @throws IllegalArgumentException as {@link #url} does
   */
  public ImmutableListMultimap<String, String> sent(ListMultimap<String, String> given) {
    obstacle()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(service.title() + ": " + why);
            });
    for (String name : given.keySet()) {
      parameter(name);
    }
    ImmutableListMultimap.Builder<String, String> pairs = ImmutableListMultimap.builder();
    for (Input input : service.inputs()) {
      if (input.kind() == Kind.FIXED) {
        pairs.put(input.name(), input.value());
      }
    }
    for (Parameter parameter : parameters) {
      for (String text : given.get(parameter.name())) {
        if (!text.isBlank()) {
          pairs.put(parameter.name(), parameter.checked(text));
        }
      }
    }
    return pairs.build();
  }

  /**
   * The parameter of this name, case aside where no other has it.
   *
   * @throws IllegalArgumentException when there is none; names those there are
   */
  public Parameter parameter(String name) {
    return parameters.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .or(() -> parameters.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    service.title()
                        + " has no parameter "
                        + name
                        + "; it has "
                        + parameters.stream().map(Parameter::name).toList()));
  }

  /** A base URL may hold a query already, and a fragment is nothing to send. */
  static String appended(String base, String query) {
    String address = base.replaceFirst("#.*", "");
    if (query.isEmpty()) {
      return address;
    }
    boolean open = address.endsWith("?") || address.endsWith("&");
    return address + (open ? "" : address.contains("?") ? "&" : "?") + query;
  }

  /** RFC 3986: all but the unreserved characters escaped. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
