/**
 * What differs from PostgreSQL's own defaults. All of Kaja stays below 350 MB when idle, so memory and helper processes
 * are few: one machine serves one region. Written to `kaja.conf` at each start; what somebody adds to postgresql.conf
 * stands below its include line and wins. fsync and synchronous_commit stay as they are: on.
 */
export const kajaSettings: Record<string, string> = {
  shared_buffers: '48MB',
  max_connections: '60',
  // Compiling a query costs more than our queries take, and 60 MB for LLVM.
  jit: 'off',
  // Reading in the asking process itself saves three helper processes.
  io_method: 'sync',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '2',
  // Nothing replicates from the embedded server; without these its launcher is not started.
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  wal_level: 'minimal',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'warning',
  // Statements hold personal data in their values: errors are logged, what was being asked is not.
  log_min_error_statement: 'panic',
  log_line_prefix: '%m [%p] ',
};

/** What the command line fixes, because the rest of Kaja relies on it. */
export function fixedSettings(socketFolder: string): Record<string, string> {
  return { listen_addresses: '', port: '5432', unix_socket_directories: socketFolder, unix_socket_permissions: '0700' };
}

/** The contents of a PostgreSQL configuration file. */
export function asConfiguration(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('');
}
