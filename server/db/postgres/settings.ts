/** Where the server listens inside its socket folder; PostgreSQL names the socket file after it. */
export const port = 5432
export const user = 'mingze'
export const database = 'mingze'

/** Linux gives a Unix socket's path 108 bytes, the last of them zero. */
export const longestSocketPath = 107

/** What `initdb` is told: sorting by code point everywhere, the same on every C library; pinyin order comes from ICU per query. */
export function initdbArguments(folder: string, durable: boolean): string[] {
  return [
    '-D', folder, '-U', user, '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8',
    '--lc-messages=C', '--auth=trust', '--no-instructions', ...(durable ? [] : ['--no-sync']),
  ]
}

/**
 * The command line of the server. It listens on the Unix socket only: `trust` is bounded by the socket folder's mode 0700.
 * Sized for one organisation on a small machine; there is no replica to feed, so the log is minimal.
 */
export function serverArguments(data: string, socket: string, durable: boolean): string[] {
  const settings = {
    listen_addresses: '',
    port: String(port),
    // A list to PostgreSQL: quoted, so that a comma or a quote in a folder's name does not end it.
    unix_socket_directories: `"${socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '32MB',
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    io_method: 'sync',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
