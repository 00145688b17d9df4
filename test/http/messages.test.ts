import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import express from 'express'
import { http } from '../../server/http.ts'
import { compileViews } from '../../server/web/show.ts'

describe('what a request and its answer are made of', () => {
  it('has from the start the prototypes that the application gives them, so that V8 never has to change one', async () => {
    compileViews()
    const app = express()
    app.get('/', (req, res) => void res.json({ path: req.path, app: req.app === app && res.app === app }))
    const { server, stop } = http(app, { connections: 0, overloaded: () => false })
    const born: object[] = []
    server.prependListener('request', (req, res) => born.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res)))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    expect(await response.json()).to.deep.equal({ path: '/', app: true })
    await stop()
    expect(born).to.deep.equal([app.request, app.response])
    expect(born[0] === app.request && born[1] === app.response).to.equal(true)
  })
})
