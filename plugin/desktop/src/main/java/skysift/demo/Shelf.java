package skysift.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What one archive holds: rows, the files behind them, the links to these. */
final class Shelf {
  private final URI base;
  private final String folder;
  private final List<SampleRow> rows = new ArrayList<>();
  private final Map<String, SampleFile> files = new LinkedHashMap<>();
  private final Map<String, Supplier<List<LinkLine>>> links = new LinkedHashMap<>();
  private final Map<String, Exposure> images = new HashMap<>();

  /**
   * An empty shelf.
   *
   * @param base of the server, with a trailing slash
   * @param folder of this archive on it
   */
  Shelf(URI base, String folder) {
    this.base = base;
    this.folder = folder;
  }

  void add(SampleRow row) {
    rows.add(row);
  }

  /** Puts a file under {@code files/} of this archive. */
  SampleFile file(String name, String mediaType, long kilobytes, Supplier<byte[]> bytes) {
    String path = "/" + folder + "/files/" + name;
    SampleFile file = new SampleFile(path, mediaType, kilobytes, bytes);
    files.put(file.path(), file);
    return file;
  }

  /** Keeps the links of an identifier; they are made when asked for. */
  void link(String id, Supplier<List<LinkLine>> lines) {
    links.put(id, lines);
  }

  /** URL of something under this archive's folder. */
  String url(String path) {
    return base + folder + "/" + path;
  }

  /** URL of a file of it. */
  String url(SampleFile file) {
    return base + file.path().substring(1);
  }

  String folder() {
    return folder;
  }

  List<SampleRow> rows() {
    return rows;
  }

  Optional<SampleFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Keeps the exposure of which the cutout service makes its images. */
  void image(String id, Exposure exposure) {
    images.put(id, exposure);
  }

  /** The exposure behind an identifier whose image can be cut out; empty when there is none. */
  Optional<Exposure> image(String id) {
    return Optional.ofNullable(images.get(id));
  }

  /** Links of an identifier; empty when it is unknown. */
  Optional<List<LinkLine>> links(String id) {
    return Optional.ofNullable(links.get(id)).map(Supplier::get);
  }
}
