import express, { Router } from 'express'
import { fromRoot } from '../root.ts'

/** The files of static/, and Chart.js from its package. The mark of the content in the address makes them safe to keep for a year. */
export function files(): Router {
  const router = Router()
  const options = { immutable: true, maxAge: '365d', index: false, redirect: false } as const
  router.use('/:mark', express.static(fromRoot('static'), options))
  router.use('/:mark', express.static(fromRoot('node_modules', 'chart.js', 'dist'), options))
  return router
}
