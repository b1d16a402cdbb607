package skysift.vo;

import java.io.IOException;
import java.util.List;

/** Takes the rows of one table as they stream in, on the reading thread. */
public interface RowReceiver {
  /** Called once, before the first row. */
  void table(ObsCoreTable table) throws IOException;

  /** Called for each row; an IOException ends the reading and is passed on as it is. */
  void row(ObsCoreRow row) throws IOException;

  /**
   * Called once, after the last row, with the services that the table describes for its rows; the
   * columns they refer to go by their ObsCore names where they have one. Not called when there are
   * none.
   */
  default void services(List<ServiceDescriptor> services) throws IOException {}
}
