import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/index.ts'

/** Every operation of the contract as a function of the page; the session stands in a cookie. */
export type Api = ContractRouterClient<Contract>

/** Talks to the server that gave the page; the page itself loads nothing from elsewhere. */
export const api: Api = createORPCClient(new RPCLink({ url: () => `${window.location.origin}/rpc` }))
