package skysift.app;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.ArchiveHealth;
import skysift.harvest.ArchiveProbe;
import skysift.harvest.Registry;
import skysift.vo.ServiceException;
import skysift.vo.Web;

/** What is known of archives: probes them, finds new ones, adds them to the user's list. */
public final class ArchiveDesk {
  private final Web web;
  private final ArchiveCatalog archives;
  private final ServiceNotes notes;
  private final Path file;

  ArchiveDesk(Web web, ArchiveCatalog archives, ServiceNotes notes, Path file) {
    this.web = web;
    this.archives = archives;
    this.notes = notes;
    this.file = file;
  }

  /** Asks a service what it is; a dozen small queries. What went wrong is in the answer. */
  public ArchiveHealth probe(Archive archive) throws IOException {
    return new ArchiveProbe(web, notes).probe(archive);
  }

  /**
   * ObsTAP services in the VO's registry.
   *
   * @param words in their name, title or address; all services when empty
   * @throws NotAvailableException when no copy of the registry answers
   */
  public ImmutableList<Registry.Found> registry(String words) throws IOException {
    try {
      return new Registry(web).search(words);
    } catch (ServiceException e) {
      throw new NotAvailableException(e.getMessage(), e);
    }
  }

  /**
   * Adds a TAP service to the user's list of archives, which is read at the next start.
   *
   * @param table its ObsCore table; the usual one when empty
   * @throws IllegalArgumentException when the name is taken or cannot be one, or the address or
   *     table is none
   */
  public void add(String name, String url, Optional<String> table) throws IOException {
    checkArgument(
        name.matches("[\\p{L}\\p{N}][^\\[\\]\\p{Cntrl}#=]{0,59}"),
        "\"%s\" cannot be the name of an archive",
        name);
    checkArgument(archives.named(name).isEmpty(), "there is an archive %s already", name);
    URI address = Web.checkedUri(url);
    Archive.ofFile(name).at(address);
    checkArgument(
        table.isEmpty() || table.get().matches("[\\w.\"]+"), "%s is no name of a table", table);
    Files.writeString(
        file,
        "\n[" + name + "]\ntap = " + address + table.map(t -> "\ntable = " + t).orElse("") + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
