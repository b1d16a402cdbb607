package skysift.datalink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import skysift.vo.ObsCoreRow;
import skysift.vo.ObsCoreTable;
import skysift.vo.RowReceiver;
import skysift.vo.ServiceDescriptor;
import skysift.vo.TableSource;
import skysift.vo.VoTables;

/** Reads a table for the services that it describes, whatever its rows are. */
final class DescribedServices implements RowReceiver {
  private final List<ServiceDescriptor> services = new ArrayList<>();

  List<ServiceDescriptor> of(Path file) throws IOException {
    VoTables.readObsCore(TableSource.ofFile(file), this);
    return services;
  }

  @Override
  public void table(ObsCoreTable table) {}

  @Override
  public void row(ObsCoreRow row) {}

  @Override
  public void services(List<ServiceDescriptor> described) {
    services.addAll(described);
  }
}
